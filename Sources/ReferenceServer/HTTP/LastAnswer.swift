import NIOCore
import NIOHTTP1

/// Ends a TCP connection after an answer that says `Connection: close`.
///
/// Its own direction ends at once; the other one a moment later, because to close with bytes unread would reset the
/// connection and could destroy the answer before the client reads it.
final class LastAnswer: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private static let moment = TimeAmount.seconds(1)
    private var isLast = false

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isLast = head.headers["connection"].contains { $0.lowercased() == "close" }
        case .end where isLast:
            let channel = context.channel
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            written.futureResult.assumeIsolated().whenComplete { _ in Self.end(channel) }
            return context.writeAndFlush(data, promise: written)
        default:
            break
        }
        context.write(data, promise: promise)
    }

    private static func end(_ channel: any Channel) {
        channel.close(mode: .output, promise: nil)
        channel.eventLoop.assumeIsolated().scheduleTask(in: moment) { channel.close(promise: nil) }
    }
}
