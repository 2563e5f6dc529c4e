import Foundation
import NIOCore
import NIOHTTP1

/// Gathers the parts of one HTTP request after the other and writes the routes' answers.
final class RESTHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private static let maximumBody = 64 * 1024

    private let routes: Routes
    private var head: HTTPRequestHead?
    private var body = Data()

    init(chat: Chat) { routes = Routes(chat: chat) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = Data()
        case .body(let part):
            body.append(contentsOf: part.readableBytesView)
            if body.count > Self.maximumBody { context.close(promise: nil) }
        case .end:
            guard let head = head.take() else { return }
            respond(to: head, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func respond(to head: HTTPRequestHead, context: ChannelHandlerContext) {
        let answer: Answer
        do {
            answer = try routes.answer(Request(head, body: body))
        } catch {
            // Encoding our own answer failed: there is nothing honest to say on this connection.
            return context.close(promise: nil)
        }
        var headers = HTTPHeaders()
        if answer.status != 204 {
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: String(answer.body.count))
        }
        let response = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        guard !head.isKeepAlive else { return }
        let channel = context.channel
        written.whenComplete { _ in channel.close(promise: nil) }
    }
}
