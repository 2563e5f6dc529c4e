import NIOCore
import NIOHTTP1
import NIOPosix
import WebSocketTransport

/// Binds the port and makes every connection a WebSocket, whatever its path.
struct Listener {
    private static let limits = WebSocketLimits(maxMessageBytes: 16 << 20)

    let group: any EventLoopGroup

    func bind(port: Int) throws -> any Channel {
        let flushers = TickFlusherPool(group: group)
        return try ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.equip(channel, flushers) }
            }
            .bind(host: "127.0.0.1", port: port)
            .wait()
    }

    private static func equip(_ channel: any Channel, _ flushers: TickFlusherPool) throws {
        let upgrade = WebSocketServerUpgrade<Void>(install: { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try WebSocket.install(
                    on: channel, role: .server, limits: limits, flusher: flushers.flusher(for: channel.eventLoop),
                    endpoint: Echo())
            }
        })
        let configuration = NIOTypedHTTPServerUpgradeConfiguration<Void>(
            upgraders: [upgrade],
            notUpgradingCompletionHandler: { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Refusal()) }
            })
        let pipeline = channel.pipeline.syncOperations
        _ = try pipeline.configureUpgradableHTTPServerPipeline(
            configuration: NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: configuration))
        let upgradeHandler = try pipeline.handler(type: NIOTypedHTTPServerUpgradeHandler<Void>.self)
        try pipeline.addHandler(UpgradeFilter { _ in true }, position: .before(upgradeHandler))
    }
}
