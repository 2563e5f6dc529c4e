import NIOCore
import NIOPosix
import Testing

@testable import WebSocketTransport

@Suite("a handshake through an HTTP proxy", .timeLimit(.minutes(1)))
struct ProxyTests {
    private func connect(through proxy: ConnectProxy, to port: Int) async throws -> ConnectOutcome {
        let request = ConnectRequest(
            host: "127.0.0.1", port: port, target: "/ws",
            proxy: ProxyAddress(host: "127.0.0.1", port: proxy.port))
        return try await WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
            .connect(request) { _ in RecordingEndpoint(onOpen: { $0.close(code: 1000) }) }
    }

    @Test("asks the proxy to go on to the server, and opens there")
    func opens() async throws {
        let server = try await TestServer.webSocket(endpoint: { RecordingEndpoint.echo() })
        let proxy = try await ConnectProxy.start()
        guard case .open = try await connect(through: proxy, to: server.port) else {
            Issue.record("not opened")
            return
        }
        #expect(proxy.requests == ["CONNECT 127.0.0.1:\(server.port) HTTP/1.1"])
        try await proxy.stop()
        try await server.stop()
    }

    @Test("a proxy that refuses is named, not the server")
    func refused() async throws {
        let proxy = try await ConnectProxy.start(refusing: true)
        let error = await #expect(throws: ConnectError.self) { try await connect(through: proxy, to: 9) }
        guard case .unreachable(let what) = error else {
            Issue.record("not unreachable: \(String(describing: error))")
            return
        }
        #expect(what.contains("the proxy did not go on to 127.0.0.1:9"))
        try await proxy.stop()
    }
}
