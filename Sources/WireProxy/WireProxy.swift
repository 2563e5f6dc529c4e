import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import WebSocketTransport
public import WireClient

/// A reverse proxy for HTTP/1.1 and WebSockets on the loopback interface: what clients send to it reaches the server, and
/// the answers reach them, as they come.
///
/// Each connection of a client is one connection to the server, which begins, waits and ends with it. The bytes of a
/// WebSocket are not touched; of requests and answers only what names an address is.
public final class WireProxy: Sendable {
    /// Of `http://host:port` where clients come; the path is the server's own.
    public let origin: String

    private let channel: any Channel
    private let connections: OpenChannels
    private let group: MultiThreadedEventLoopGroup

    private init(
        _ channel: any Channel, _ connections: OpenChannels, _ origin: String, _ group: MultiThreadedEventLoopGroup
    ) {
        self.channel = channel
        self.connections = connections
        self.origin = origin
        self.group = group
    }

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - target: the server.
    ///   - port: of 127.0.0.1; 0 for any that is free.
    ///   - numbers: the number of the first connection, so that two proxies can tell the same listener.
    ///   - pages: origins of pages that came through another proxy for the same server.
    ///   - origin: what the server is told instead of the origin of pages that come from here; its own by default.
    ///   - tell: is told of everything, in its order, on the proxy's only thread.
    /// - Throws: what NIO throws when the port cannot be had, or the certificates of `target` cannot be read.
    public static func start(
        _ target: WireTarget, port: Int = 0, numbers: Int = 1, pages: Set<String> = [], origin: String? = nil,
        tell: @escaping @Sendable (TrafficEvent) -> Void
    ) async throws -> WireProxy {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let tls = target.isSecure ? (target.tls, try target.tls.context()) : nil
            let connections = OpenChannels(from: numbers)
            let listener = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { client in
                    let number = connections.insert(client)
                    return Tunnel.build(from: client, number: number, to: target, tls, pages, origin, tell)
                }
                .bind(host: "127.0.0.1", port: port).get()
            let chosen = listener.localAddress?.port ?? port
            return WireProxy(listener, connections, "http://127.0.0.1:\(chosen)", group)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// Ends every connection and the listening.
    ///
    /// - Throws: what NIO throws when its threads do not end.
    public func stop() async throws {
        let closing = channel.closeFuture
        channel.close(promise: nil)
        try await closing.get()
        for open in connections.all { open.close(promise: nil) }
        try await group.shutdownGracefully()
    }
}

/// The connections of clients that have not ended.
final class OpenChannels: Sendable {
    private struct State {
        var next: Int
        var open: [Int: any Channel] = [:]
    }

    private let state: NIOLockedValueBox<State>

    init(from first: Int) { state = NIOLockedValueBox(State(next: first)) }

    var all: [any Channel] { state.withLockedValue { Array($0.open.values) } }

    /// - Returns: its number.
    func insert(_ channel: any Channel) -> Int {
        let number = state.withLockedValue { state in
            defer { state.next += 1 }
            state.open[state.next] = channel
            return state.next
        }
        channel.closeFuture.whenComplete { [state] _ in state.withLockedValue { $0.open[number] = nil } }
        return number
    }
}
