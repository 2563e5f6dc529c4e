import NIOCore
import NIOHTTP1

/// Answers a connection that begins with something other than HTTP, and closes it.
///
/// It leaves the pipeline with the first head; from then on the HTTP side answers for what cannot be parsed.
final class MalformedOpening: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireChannelRead(data)
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            let headers: HTTPHeaders = ["content-length": "0", "connection": "close"]
            let head = HTTPResponseHead(version: .http1_1, status: status(of: error), headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        context.close(promise: nil)
    }

    private func status(of error: HTTPParserError) -> HTTPResponseStatus {
        error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest
    }
}
