import NIOCore
import NIOHTTP1

/// Turns the requests that a client sends into those that the server gets.
final class RequestTranslator: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPClientRequestPart

    private let disguise: Disguise
    private let log: ConnectionLog
    /// Whether bytes come now, which only pass.
    var isTunnel = false

    init(_ disguise: Disguise, _ log: ConnectionLog) {
        self.disguise = disguise
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isTunnel else { return context.fireChannelRead(data) }
        let part = unwrapInboundIn(data)
        log.note(part)
        switch part {
        case .head(let head): context.fireChannelRead(wrapInboundOut(.head(disguise.toServer(head))))
        case .body(let bytes): context.fireChannelRead(wrapInboundOut(.body(.byteBuffer(bytes))))
        case .end(let trailers): context.fireChannelRead(wrapInboundOut(.end(trailers)))
        }
    }
}

/// Turns the answers of a server into those that the client gets, until the server accepts a WebSocket.
final class ResponseTranslator: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPServerResponsePart

    private let disguise: Disguise
    private let log: ConnectionLog
    private let upgrade: (ProxiedExchange) -> Void
    private var isTunnel = false

    /// - Parameter upgrade: makes a tunnel of both connections, once the 101 has gone to the client.
    init(_ disguise: Disguise, _ log: ConnectionLog, upgrade: @escaping (ProxiedExchange) -> Void) {
        self.disguise = disguise
        self.log = log
        self.upgrade = upgrade
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isTunnel else { return context.fireChannelRead(data) }
        let part = unwrapInboundIn(data)
        let exchange = log.note(part)
        switch part {
        case .head(let head): context.fireChannelRead(wrapInboundOut(.head(disguise.toClient(head))))
        case .body(let bytes): context.fireChannelRead(wrapInboundOut(.body(.byteBuffer(bytes))))
        case .end(let trailers): context.fireChannelRead(wrapInboundOut(.end(trailers)))
        }
        guard let exchange, exchange.status == 101 else { return }
        context.fireChannelReadComplete()
        isTunnel = true
        upgrade(exchange)
    }
}
