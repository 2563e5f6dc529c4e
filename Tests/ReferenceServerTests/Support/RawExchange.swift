import NIOCore
import NIOPosix
import ReferenceServer

/// Sends bytes over a TCP connection of its own and keeps what comes until the server ends it, or for five seconds.
enum RawExchange {
    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let received = AsyncStream<String>.makeStream()

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received.continuation.yield(String(buffer: unwrapInboundIn(data)))
        }

        func channelInactive(context: ChannelHandlerContext) {
            received.continuation.finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    /// - Returns: the text, and whether the server ended the connection.
    static func run(_ text: String, at address: ServerAddress) async throws -> (text: String, isEnded: Bool) {
        let collector = Collector()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(collector) }
            .connect(host: address.host, port: address.port).get()
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(5)) {
            channel.close(promise: nil)
            return true
        }
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
        var whole = ""
        for await part in collector.received.stream { whole += part }
        deadline.cancel()
        let gaveUp = (try? await deadline.futureResult.get()) ?? false
        return (whole, !gaveUp)
    }
}
