import NIOCore
import NIOHTTP1
import NIOPosix
import WebSocketTransport
import WireClient

/// A loopback server: echoes on /ws, answers scripted HTTP elsewhere.
struct TestServer {
    let channel: any Channel
    /// What came in, as text, one element per request body or per cut connection.
    let received: AsyncStream<String>

    var url: String {
        "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    func stop() async throws {
        try await channel.close()
    }

    static func start() async throws -> TestServer {
        let (received, continuation) = AsyncStream.makeStream(of: String.self)
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try setUp(channel, continuation) }
            }
        return TestServer(channel: try await bootstrap.bind(host: "127.0.0.1", port: 0).get(), received: received)
    }

    private static func setUp(_ channel: any Channel, _ received: AsyncStream<String>.Continuation) throws {
        let flusher = TickFlusher(eventLoop: channel.eventLoop)
        let upgrade = WebSocketServerUpgrade<Bool> { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try WebSocket.install(on: channel, role: .server, flusher: flusher, endpoint: EchoEndpoint())
                return true
            }
        }
        let operations = channel.pipeline.syncOperations
        _ = try operations.configureUpgradableHTTPServerPipeline(
            configuration: NIOUpgradableHTTPServerPipelineConfiguration<Bool>(
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                    upgraders: [upgrade],
                    notUpgradingCompletionHandler: { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(ScriptedHTTP(received))
                            return false
                        }
                    })))
        let upgradeHandler = try operations.handler(type: NIOTypedHTTPServerUpgradeHandler<Bool>.self)
        try operations.addHandler(UpgradeFilter { $0.uri.hasPrefix("/ws") }, position: .before(upgradeHandler))
    }
}

/// Echoes; obeys "close CODE", "cut", "ping", "bad frame" and "burst N".
private final class EchoEndpoint: WebSocketEndpoint {
    func opened(_ socket: WebSocket) {}

    func received(text: ByteBuffer, on socket: WebSocket) {
        let words = String(buffer: text).split(separator: " ")
        switch words.first {
        case "close": socket.close(code: words.last.flatMap { UInt16($0) } ?? 1000, reason: "as told")
        case "cut": socket.cut()
        case "ping": socket.ping(ByteBuffer(string: "are you there"))
        case "bad": socket.write(frame: WebSocketFrameEncoder.client(text: text, maskKey: 1))
        case "burst":
            for index in 0..<(words.last.flatMap { Int($0) } ?? 0) { socket.send(text: "\(index)") }
        default: socket.send(text: text)
        }
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        socket.send(binary: binary)
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {}
}

/// /echo returns the body and some headers of the request, /moved redirects, /hang never answers, /reset cuts.
private final class ScriptedHTTP: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private let received: AsyncStream<String>.Continuation
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(_ received: AsyncStream<String>.Continuation) {
        self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part):
            body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            self.head = nil
            received.yield("complete \(String(buffer: body))")
            answer(head, context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if head != nil { received.yield("cut \(String(buffer: body))") }
        context.fireChannelInactive()
    }

    private func answer(_ request: HTTPRequestHead, context: ChannelHandlerContext) {
        switch request.uri.split(separator: "?").first {
        case "/echo":
            let headers: HTTPHeaders = [
                "x-method": request.method.rawValue, "x-uri": request.uri,
                "x-token": request.headers.first(name: "x-token") ?? "", "x-twice": "1", "X-Twice": "2",
            ]
            respond(.ok, headers, body, context: context)
        case "/moved":
            respond(.found, ["location": "/echo"], ByteBuffer(), context: context)
        case "/hang":
            break
        case "/reset":
            context.close(promise: nil)
        default:
            respond(.notFound, [:], ByteBuffer(string: #"{"code":40400,"code":1}"#), context: context)
        }
    }

    private func respond(
        _ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ body: ByteBuffer, context: ChannelHandlerContext
    ) {
        var headers = headers
        headers.add(name: "content-length", value: "\(body.readableBytes)")
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}

/// A server and a runtime, for the length of one closure.
func withServer(_ body: (TestServer, WireRuntime) async throws -> Void) async throws {
    let server = try await TestServer.start()
    let runtime = WireRuntime()
    do {
        try await body(server, runtime)
    } catch {
        try await runtime.shutdown()
        try await server.stop()
        throw error
    }
    try await runtime.shutdown()
    try await server.stop()
}
