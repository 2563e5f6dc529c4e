import AsyncHTTPClient
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL
public import WebSocketTransport

/// The threads and the HTTP client that all cases share; call `shutdown` when no exchange or socket is left.
public final class WireRuntime: Sendable {
    private struct Trusted {
        let webSocketClient: WebSocketClient
        let sslContext: NIOSSLContext
    }

    let group: MultiThreadedEventLoopGroup
    let httpClient: HTTPClient
    /// Work that goes on beside its connections' owners; none of it may outlive the threads.
    private let background = NIOLockedValueBox<[UInt64: Task<Void, Never>]>([:])
    private let backgroundCount = NIOLockedValueBox<UInt64>(0)
    private let trusted = NIOLockedValueBox<[ClientTLS: Trusted]>([:])

    /// - Parameters:
    ///   - threads: event loops; one serves hundreds of connections.
    ///   - connectTimeout: for the TCP and TLS connection of an exchange.
    ///   - proxy: where exchanges go first; sockets take it from their target.
    public init(threads: Int = 1, connectTimeout: Duration = .seconds(10), proxy: ProxyAddress? = nil) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, threads))
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(connectTimeout)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        configuration.proxy = proxy.map { .server(host: $0.host, port: $0.port) }
        // A refused connection is a finding, not something to try again until the timeout.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        // Below what servers keep idle connections for: else a request could meet a connection that is being closed.
        configuration.connectionPool.idleTimeout = .seconds(2)
        httpClient = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    /// Ends all connections and threads.
    ///
    /// - Throws: what NIO throws when a second shutdown meets the first.
    public func shutdown() async throws {
        let left = background.withLockedValue { Array($0.values) }
        for task in left { task.cancel() }
        for task in left { await task.value }
        try await httpClient.shutdown()
        try await group.shutdownGracefully()
    }

    /// Does something that ends by itself, or when it is cancelled; at the latest with the runtime.
    @discardableResult
    func inBackground(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        let number = backgroundCount.withLockedValue { count in
            count += 1
            return count
        }
        // Under the lock, so that the task cannot end before it is known.
        return background.withLockedValue { tasks in
            let task = Task { [self] in
                await work()
                background.withLockedValue { _ = $0.removeValue(forKey: number) }
            }
            tasks[number] = task
            return task
        }
    }

    func webSocketClient(for tls: ClientTLS) throws(WireError) -> WebSocketClient {
        try material(for: tls).webSocketClient
    }

    func sslContext(for tls: ClientTLS) throws(WireError) -> NIOSSLContext {
        try material(for: tls).sslContext
    }

    /// Reads certificates once per kind of demands.
    private func material(for tls: ClientTLS) throws(WireError) -> Trusted {
        if let known = trusted.withLockedValue({ $0[tls] }) { return known }
        do throws(ConnectError) {
            let made = Trusted(
                webSocketClient: try WebSocketClient(group: group, tls: tls), sslContext: try tls.context())
            trusted.withLockedValue { $0[tls] = made }
            return made
        } catch {
            throw WireError(error)
        }
    }
}
