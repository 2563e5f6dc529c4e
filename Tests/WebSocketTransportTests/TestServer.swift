import NIOCore
import NIOHTTP1
import NIOPosix
import WebSocketTransport

/// A loopback server on a port of the kernel's choice, stopped by `stop`.
struct TestServer {
    let channel: any Channel

    var port: Int {
        channel.localAddress?.port ?? 0
    }

    func stop() async throws {
        try await channel.close()
    }

    /// Upgrades what comes to /ws; answers 404 to all else, with the filter's verdict as its body.
    static func webSocket(
        limits: WebSocketLimits = WebSocketLimits(),
        before: @escaping @Sendable (any Channel) throws -> Void = { _ in },
        endpoint: @escaping @Sendable () -> any WebSocketEndpoint
    ) async throws -> TestServer {
        try await start { channel in
            try before(channel)
            let flusher = TickFlusher(eventLoop: channel.eventLoop)
            let upgrade = WebSocketServerUpgrade<Bool>(
                responseHeaders: { _, request in
                    request.subprotocols.first.map { ["sec-websocket-protocol": $0] } ?? [:]
                },
                install: { channel, _ in
                    channel.eventLoop.makeCompletedFuture {
                        try WebSocket.install(
                            on: channel, role: .server, limits: limits, flusher: flusher, endpoint: endpoint())
                        return true
                    }
                })
            let operations = channel.pipeline.syncOperations
            _ = try operations.configureUpgradableHTTPServerPipeline(
                configuration: NIOUpgradableHTTPServerPipelineConfiguration<Bool>(
                    upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                        upgraders: [upgrade],
                        notUpgradingCompletionHandler: { channel in
                            channel.eventLoop.makeCompletedFuture {
                                try channel.pipeline.syncOperations.addHandler(VerdictResponder())
                                return false
                            }
                        })))
            let upgradeHandler = try operations.handler(type: NIOTypedHTTPServerUpgradeHandler<Bool>.self)
            try operations.addHandler(UpgradeFilter { $0.uri == "/ws" }, position: .before(upgradeHandler))
        }
    }

    /// Answers the first bytes of every connection with these, computed from the request's text.
    static func scripted(
        thenClose: Bool = false, _ answer: @escaping @Sendable (String) -> [ByteBuffer]
    ) async throws -> TestServer {
        try await start { channel in
            try channel.pipeline.syncOperations.addHandler(Script(thenClose: thenClose, answer: answer))
        }
    }

    private static func start(_ setUp: @escaping @Sendable (any Channel) throws -> Void) async throws -> TestServer {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in channel.eventLoop.makeCompletedFuture { try setUp(channel) } }
        return TestServer(channel: try await bootstrap.bind(host: "127.0.0.1", port: 0).get())
    }
}

private final class VerdictResponder: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private var verdict = ""

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            verdict = head.headers.first(name: UpgradeFilter.verdictHeader) ?? "none"
        case .body:
            break
        case .end:
            let headers: HTTPHeaders = ["content-length": "\(verdict.utf8.count)", "x-kept": "yes"]
            let head = HTTPResponseHead(version: .http1_1, status: .notFound, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: verdict)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}

private final class Script: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let thenClose: Bool
    private let answer: @Sendable (String) -> [ByteBuffer]
    private var request = ""
    private var isAnswered = false

    init(thenClose: Bool, answer: @escaping @Sendable (String) -> [ByteBuffer]) {
        self.thenClose = thenClose
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return }
        request += String(buffer: unwrapInboundIn(data))
        guard request.hasSuffix("\r\n\r\n") else { return }
        isAnswered = true
        for part in answer(request) { context.writeAndFlush(wrapOutboundOut(part), promise: nil) }
        if thenClose { context.close(promise: nil) }
    }
}
