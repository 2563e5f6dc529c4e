import NIOCore
import NIOPosix
import Testing

@testable import ReferenceServer

@Suite("A connection that begins with something other than HTTP", .timeLimit(.minutes(1)))
struct MalformedOpeningTests {
    /// Keeps what comes until the connection ends.
    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private let received = AsyncStream<String>.makeStream()

        var text: String {
            get async {
                var text = ""
                for await part in received.stream { text += part }
                return text
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received.continuation.yield(String(buffer: unwrapInboundIn(data)))
        }

        func channelInactive(context: ChannelHandlerContext) {
            received.continuation.finish()
        }
    }

    @Test("is answered with 400 and closed", arguments: ["garbage\r\n\r\n", "GET /x HTTP/9.9\r\n\r\n"])
    func garbage(text: String) async throws {
        try await LiveServer.with { server in
            let collector = Collector()
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelInitializer { $0.pipeline.addHandler(collector) }
                .connect(host: server.address.host, port: server.address.port).get()
            try await channel.writeAndFlush(ByteBuffer(string: text))
            let answer = await collector.text
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
        }
    }
}
