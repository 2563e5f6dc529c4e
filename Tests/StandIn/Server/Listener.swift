import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Binds the port and equips every connection with HTTP and, at `/live`, the upgrade to WebSocket.
struct Listener {
    private static let maximumFrame = 64 * 1024
    private static let restName = "rest"

    let defects: Set<Defect>
    let loop: any EventLoop

    func bind(port: Int) throws -> any Channel {
        let loop = loop
        let defects = defects
        // One loop carries everything, so the chat needs no lock; the box checks that nobody else comes near.
        let chat = try loop.submit { NIOLoopBound(Chat(defects: defects), eventLoop: loop) }.wait()
        return try ServerBootstrap(group: loop)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.equip(channel, chat) }
            }
            .bind(host: "127.0.0.1", port: port)
            .wait()
    }

    private static func equip(_ channel: any Channel, _ chat: NIOLoopBound<Chat>) throws {
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: maximumFrame,
            shouldUpgrade: { channel, head in
                let isLive = head.uri == "/live" || head.uri.hasPrefix("/live?")
                return channel.eventLoop.makeSucceededFuture(isLive ? HTTPHeaders() : nil)
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture { try upgrade(channel, chat) }
            })
        let pipeline = channel.pipeline.syncOperations
        try pipeline.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { $0.pipeline.syncOperations.removeHandler(name: restName, promise: nil) }
            ))
        try pipeline.addHandler(RESTHandler(chat: chat.value), name: restName)
    }

    private static func upgrade(_ channel: any Channel, _ chat: NIOLoopBound<Chat>) throws {
        let aggregator = NIOWebSocketFrameAggregator(
            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 64, maxAccumulatedFrameSize: maximumFrame)
        try channel.pipeline.syncOperations.addHandlers([aggregator, SocketHandler(chat: chat.value)])
    }
}
