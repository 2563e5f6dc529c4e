public import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Opens WebSockets; make one and use it for many connections, because reading trusted certificates is slow.
public struct WebSocketClient: Sendable {
    /// Makes the endpoint of a connection, on the event loop of that connection.
    public typealias MakeEndpoint = @Sendable (any EventLoop) -> any WebSocketEndpoint

    private let group: any EventLoopGroup
    private let tls: ClientTLS
    private let sslContext: NIOSSLContext
    private let flushers: TickFlusherPool

    /// - Throws: `tls` when the trusted certificates cannot be read.
    public init(group: any EventLoopGroup, tls: ClientTLS = ClientTLS()) throws(ConnectError) {
        self.group = group
        self.tls = tls
        sslContext = try tls.context()
        flushers = TickFlusherPool(group: group)
    }

    /// Connects and shakes hands; the endpoint is in place before the first frame is read.
    ///
    /// - Throws: when no answer came, or a 101 that breaks the rules; any other answer is the outcome `refused`.
    public func connect(
        _ request: ConnectRequest, limits: WebSocketLimits = WebSocketLimits(), endpoint: @escaping MakeEndpoint
    ) async throws(ConnectError) -> ConnectOutcome {
        let head = try request.head(key: HandshakeKey.random())
        let loop = group.next()
        let deadline = NIODeadline.now() + TimeAmount(request.timeout)
        let promise = loop.makePromise(of: ConnectOutcome.self)
        let flusher = flushers.flusher(for: loop)
        let install: ClientHandshakeHandler.Install = { channel in
            try WebSocket.install(
                on: channel, role: .client(request.masking), limits: limits, flusher: flusher,
                endpoint: endpoint(channel.eventLoop))
        }
        let first = request.proxy ?? ProxyAddress(host: request.host, port: request.port)
        bootstrap(on: loop, for: request).connect(host: first.host, port: first.port)
            .flatMap { channel in
                guard request.proxy != nil else { return loop.makeSucceededFuture(channel) }
                return ProxyAddress.pass(through: channel, to: request.host, port: request.port, deadline: deadline)
                    .map { channel }
            }
            .flatMapThrowing { channel in
                let operations = channel.pipeline.syncOperations
                if request.isSecure { try operations.addHandler(tls.handler(sslContext, host: request.host)) }
                let endHolder = EndHolder()
                try operations.addHandlers([
                    endHolder, HTTPRequestEncoder(),
                    ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes)),
                    ClientHandshakeHandler(
                        request: head, timeout: request.timeout, deadline: deadline, promise: promise,
                        endHolder: endHolder, install: install),
                ])
            }
            .whenFailure { promise.fail($0) }
        do {
            return try await promise.futureResult.get()
        } catch {
            throw ConnectError(error, timeout: request.timeout)
        }
    }

    private func bootstrap(on loop: any EventLoop, for request: ConnectRequest) -> ClientBootstrap {
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(TimeAmount(request.timeout))
        guard let address = request.localAddress else { return bootstrap }
        return bootstrap.channelOption(Self.bindAddressWithoutPort, value: 1).bind(to: address)
    }

    /// Linux's IP_BIND_ADDRESS_NO_PORT: the port is chosen at connect, so one address serves every destination.
    private static let bindAddressWithoutPort = ChannelOptions.Types.SocketOption(
        level: .ip, name: NIOBSDSocket.Option(rawValue: 24))
}
