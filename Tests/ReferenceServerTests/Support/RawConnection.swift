import NIOCore
import NIOPosix
import ReferenceServer
import Synchronization

/// A TCP connection of a client that need not speak HTTP, let alone well.
struct RawConnection: Sendable {
    private let channel: any Channel

    static func open(_ address: ServerAddress) async throws -> RawConnection {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        return RawConnection(channel: try await bootstrap.connect(host: address.host, port: address.port).get())
    }

    /// Leaves what the server sends to the kernel, which takes so much of it.
    func stopReading() async throws {
        try await channel.setOption(.autoRead, value: false).get()
    }

    /// Sends as far as the server still listens.
    func send(_ text: String) {
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    func close() async throws {
        do {
            try await channel.close().get()
        } catch ChannelError.alreadyClosed {
            // So much the better.
        }
    }

    /// Whether the server closes the connection in time; if it does not, the client does, so that nobody waits forever.
    func isClosedByServer(while work: () async throws -> Void = {}) async throws -> Bool {
        let channel = channel
        let gaveUp = Atomic(false)
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(20)) {
            gaveUp.store(true, ordering: .relaxed)
            channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        try await work()
        try await channel.closeFuture.get()
        return !gaveUp.load(ordering: .relaxed)
    }
}
