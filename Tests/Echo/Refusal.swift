import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Answers a request that is no WebSocket handshake with the rule it breaks, and closes.
final class Refusal: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var defect = HandshakeDefect.upgradeLacksWebSocket

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let verdict = head.headers.first(name: UpgradeFilter.verdictHeader)
            defect = verdict.flatMap(HandshakeDefect.init) ?? .upgradeLacksWebSocket
        case .body:
            break
        case .end:
            answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        let body = ByteBuffer(string: "No WebSocket handshake: \(defect.rawValue)\n")
        var headers = defect.headers
        headers.add(name: "content-length", value: "\(body.readableBytes)")
        let head = HTTPResponseHead(version: .http1_1, status: defect.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
