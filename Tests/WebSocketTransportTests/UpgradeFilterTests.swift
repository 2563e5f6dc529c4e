import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing
import WebSocketTransport

@Suite("upgrade filter")
struct UpgradeFilterTests {
    private func pass(_ headers: HTTPHeaders, uri: String = "/ws") throws -> HTTPHeaders {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(UpgradeFilter { $0.uri == "/ws" })
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: headers)
        try channel.writeInbound(HTTPServerRequestPart.head(head))
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        guard case .head(let passed)? = try channel.readInbound(as: HTTPServerRequestPart.self) else { return [:] }
        #expect(try channel.readInbound(as: HTTPServerRequestPart.self) == .end(nil))
        channel.embeddedEventLoop.run()
        #expect(throws: ChannelPipelineError.notFound) {
            try channel.pipeline.syncOperations.handler(type: UpgradeFilter.self)
        }
        return passed.headers
    }

    private let good: HTTPHeaders = [
        "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
    ]

    @Test("lets an acceptable handshake pass as it is")
    func passes() throws {
        #expect(try pass(good) == good)
    }

    @Test("takes the upgrade from a handshake that is not accepted, and says so")
    func refuses() throws {
        let headers = try pass(good, uri: "/elsewhere")
        #expect(!headers.contains(name: "upgrade"))
        #expect(headers[UpgradeFilter.verdictHeader] == [UpgradeFilter.refusedVerdict])
    }

    @Test("takes the upgrade from a defective handshake, and names the defect")
    func namesDefect() throws {
        var headers = good
        headers.replaceOrAdd(name: "sec-websocket-version", value: "12")
        #expect(try pass(headers)[UpgradeFilter.verdictHeader] == [HandshakeDefect.versionIsNot13.rawValue])
    }

    @Test("believes no verdict of the client's, and leaves plain requests alone")
    func removesForgery() throws {
        #expect(try pass(["accept": "*/*", "x-websocket-verdict": "refused"]) == ["accept": "*/*"])
    }
}
