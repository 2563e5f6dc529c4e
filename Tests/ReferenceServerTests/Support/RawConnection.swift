import NIOCore
import NIOPosix
import ReferenceServer
import Synchronization

/// A TCP connection of a client that need not speak HTTP, let alone well.
struct RawConnection: Sendable {
    private let channel: any Channel

    /// - Parameter receiveBufferBytes: how much the kernel takes for it, small for one that is to stop reading.
    static func open(_ address: ServerAddress, receiveBufferBytes: Int? = nil) async throws -> RawConnection {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let receiveBufferBytes {
            bootstrap = bootstrap.channelOption(
                .socketOption(.so_rcvbuf), value: SocketOptionValue(receiveBufferBytes))
        }
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

    /// Waits until the server takes no more of what was sent: some of it is left here, and nothing of that has gone for
    /// half a second.
    ///
    /// The kernel tells nobody when the other side stops; to look again is the only way to see it.
    ///
    /// - Returns: false when everything was taken, or the connection ended.
    func isHeldUp() async throws -> Bool {
        var left = -1
        var since = ContinuousClock.now
        while channel.isActive {
            let now = try await channel.getOption(.bufferedWritableBytes).get()
            if now == 0 { return false }
            if now != left { (left, since) = (now, .now) }
            if since.duration(to: .now) > .milliseconds(500) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
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
