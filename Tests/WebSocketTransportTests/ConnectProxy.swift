import NIOCore
import NIOPosix
import Synchronization

/// An HTTP proxy that goes on wherever CONNECT says, or refuses to.
final class ConnectProxy: Sendable {
    private let channel: any Channel
    private let asked: AskedList

    private init(_ channel: any Channel, _ asked: AskedList) {
        self.channel = channel
        self.asked = asked
    }

    var port: Int { channel.localAddress?.port ?? 0 }

    /// The first lines of all requests.
    var requests: [String] { asked.all }

    static func start(refusing: Bool = false) async throws -> ConnectProxy {
        let asked = AskedList()
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ConnectHandler(asked, refusing: refusing))
                }
            }
        return ConnectProxy(try await bootstrap.bind(host: "127.0.0.1", port: 0).get(), asked)
    }

    func stop() async throws { try await channel.close() }
}

/// What a proxy was asked for.
final class AskedList: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Reads one CONNECT, then gives bytes on.
private final class ConnectHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let asked: AskedList
    private let isRefusing: Bool
    private var head = ""
    private var onward: (any Channel)?

    init(_ asked: AskedList, refusing: Bool) {
        self.asked = asked
        isRefusing = refusing
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if let onward { return onward.writeAndFlush(bytes, promise: nil) }
        head += String(buffer: bytes)
        guard head.hasSuffix("\r\n\r\n"), let line = head.split(separator: "\r\n").first else { return }
        asked.add(String(line))
        let words = line.split(separator: " ")
        let place = words.count > 1 ? words[1].split(separator: ":") : []
        guard !isRefusing, place.count == 2, let port = Int(place[1]) else {
            return answer("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", context.channel)
        }
        let client = context.channel
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { server in
                server.eventLoop.makeCompletedFuture {
                    try server.pipeline.syncOperations.addHandler(GivingOn(to: client))
                }
            }
            .connect(host: String(place[0]), port: port)
            .whenSuccess { server in
                bound.value.onward = server
                bound.value.answer("HTTP/1.1 200 Connection established\r\n\r\n", client)
            }
    }

    func channelInactive(context: ChannelHandlerContext) {
        onward?.close(promise: nil)
    }

    private func answer(_ text: String, _ channel: any Channel) {
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }
}

/// Gives what comes to another channel.
private final class GivingOn: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
}
