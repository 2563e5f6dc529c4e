import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import WebSocketTransport
import WireClient

/// One client's connection and the one to the server that it goes on in.
///
/// Client and server are both served by HTTP/1.1 codecs until a 101; then the codecs are taken out and the bytes pass.
/// Both connections are on one event loop, on which alone this is used.
final class Tunnel {
    typealias TLS = (demands: ClientTLS, context: NIOSSLContext)
    private typealias RequestDecoder = ByteToMessageHandler<HTTPRequestDecoder>
    private typealias ResponseDecoder = ByteToMessageHandler<HTTPResponseDecoder>

    private let client: any Channel
    private let server: any Channel
    private let log: ConnectionLog

    private init(_ client: any Channel, _ server: any Channel, _ log: ConnectionLog) {
        self.client = client
        self.server = server
        self.log = log
    }

    /// Connects to the server and joins both connections; nothing is read of the client before.
    ///
    /// - Parameter number: of the client's connection.
    static func build(
        from client: any Channel, number: Int, to target: WireTarget, _ tls: TLS?, _ pages: Set<String>,
        _ origin: String?,
        _ tell: @escaping ConnectionLog.Tell
    ) -> EventLoopFuture<Void> {
        let port = client.localAddress?.port ?? 0
        let serverOrigin = "\(target.isSecure ? "https" : "http")://\(target.authority)"
        var disguise = Disguise(
            authority: target.authority, serverOrigin: serverOrigin, proxyOrigin: "http://127.0.0.1:\(port)",
            origin: origin ?? serverOrigin)
        disguise.pages = pages.union(["http://localhost:\(port)"])
        let finished = disguise
        let connected = ClientBootstrap(group: client.eventLoop)
            .connectTimeout(TimeAmount(target.connectTimeout))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.autoRead, value: false)
            .connect(host: target.host, port: target.port)
        connected.whenFailure { tell(.unreachable("\(target) does not answer: \($0)")) }
        return connected.flatMapThrowing { server in
            let log = ConnectionLog(connection: number, tell)
            if let tls {
                try server.pipeline.syncOperations.addHandler(tls.demands.handler(tls.context, host: target.host))
            }
            try Tunnel(client, server, log).join(finished)
            // Only now is there somebody to read for.
            _ = server.setOption(.autoRead, value: true)
        }
    }

    private func join(_ disguise: Disguise) throws {
        let (clientEnd, serverEnd) = RelayEnd.pair()
        try client.pipeline.syncOperations.addHandlers([
            HTTPResponseEncoder(configuration: .unframed),
            RequestDecoder(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)),
            RequestTranslator(disguise, log),
            clientEnd,
        ])
        try server.pipeline.syncOperations.addHandlers([
            HTTPRequestEncoder(configuration: .unframed),
            ResponseDecoder(
                HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes, informationalResponseStrategy: .forward)),
            ResponseTranslator(disguise, log) { self.openSocket($0) },
            serverEnd,
        ])
    }

    /// Takes the codecs out, the server's 101 having been written.
    private func openSocket(_ handshake: ProxiedExchange) {
        let id = log.connection
        let tell = log.tell
        tell(.opened(ProxiedSocket(id: id, target: handshake.target, requestHeaders: handshake.requestHeaders)))
        server.closeFuture.whenComplete { _ in tell(.ended(socket: id)) }
        do {
            let fromClient = client.pipeline.syncOperations
            let fromServer = server.pipeline.syncOperations
            let requests = try fromClient.handler(type: RequestTranslator.self)
            let answers = try fromServer.handler(type: ResponseTranslator.self)
            requests.isTunnel = true
            try fromClient.addHandler(
                MessageWatcher(for: .server) { tell(.said(socket: id, isFromClient: true, text: $0)) },
                position: .after(requests))
            try fromServer.addHandler(
                MessageWatcher(for: .client(.random)) { tell(.said(socket: id, isFromClient: false, text: $0)) },
                position: .after(answers))
            let codecs = [
                try fromClient.context(handlerType: HTTPResponseEncoder.self),
                try fromServer.context(handlerType: HTTPRequestEncoder.self),
                try fromClient.context(handlerType: RequestDecoder.self),
                try fromServer.context(handlerType: ResponseDecoder.self),
            ]
            let gone = codecs.map { $0.pipeline.syncOperations.removeHandler(context: $0) }
            // A decoder gives away what it still holds when it goes, which may be after the end of the read.
            let (client, server) = (client, server)
            EventLoopFuture.andAllComplete(gone, on: client.eventLoop).whenComplete { _ in
                client.flush()
                server.flush()
            }
        } catch {
            client.close(promise: nil)
        }
    }
}

extension HTTPResponseEncoder.Configuration {
    /// Framed by the headers that are there, and no others.
    fileprivate static var unframed: Self {
        var configuration = Self()
        configuration.automaticallySetFramingHeaders = false
        return configuration
    }
}

extension HTTPRequestEncoder.Configuration {
    /// Framed by the headers that are there, and no others.
    fileprivate static var unframed: Self {
        var configuration = Self()
        configuration.automaticallySetFramingHeaders = false
        return configuration
    }
}
