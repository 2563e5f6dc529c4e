import NIOHTTP1
import Testing

@testable import WebSocketTransport

@Suite("opening handshake")
struct HandshakeTests {
    private static let good: HTTPHeaders = [
        "host": "example.org", "upgrade": "websocket", "connection": "keep-alive, Upgrade",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13",
        "sec-websocket-protocol": "chat, superchat",
    ]

    private func check(
        _ method: HTTPMethod = .GET, _ version: HTTPVersion = .http1_1, change: (inout HTTPHeaders) -> Void = { _ in }
    ) -> Result<HandshakeRequest, HandshakeDefect> {
        var headers = Self.good
        change(&headers)
        return HandshakeRequest.check(HTTPRequestHead(version: version, method: method, uri: "/ws", headers: headers))
    }

    @Test("computes the accept value of the RFC's example")
    func computesAccept() {
        #expect(HandshakeKey.accept(for: "dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test(
        "computes SHA-1 as RFC 3174 and FIPS 180 give it",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"), ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
            ),
            (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
        ])
    func computesSHA1(text: String, hex: String) {
        let digits = SHA1.digest(text.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        #expect(digits.joined() == hex)
    }

    @Test(
        "encodes base64 as RFC 4648 gives it",
        arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func encodesBase64(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decodedCount(encoded) == text.utf8.count)
    }

    @Test("makes keys of 16 bytes, never twice the same")
    func makesKeys() {
        #expect(Base64.decodedCount(HandshakeKey.random()) == 16)
        #expect(HandshakeKey.random() != HandshakeKey.random())
    }

    @Test("accepts a correct request and knows what it offers")
    func accepts() throws {
        let request = try check().get()
        #expect(request.key == "dGhlIHNhbXBsZSBub25jZQ==")
        #expect(request.subprotocols == ["chat", "superchat"])
    }

    @Test("names the broken rule")
    func namesDefects() {
        #expect(check(.POST) == .failure(.methodIsNotGet))
        #expect(check(.GET, .http1_0) == .failure(.versionIsNotHTTP11))
        #expect(check { $0.replaceOrAdd(name: "upgrade", value: "h2c") } == .failure(.upgradeLacksWebSocket))
        #expect(check { $0.replaceOrAdd(name: "connection", value: "close") } == .failure(.connectionLacksUpgrade))
        #expect(check { $0.add(name: "content-length", value: "3") } == .failure(.bodyPresent))
        #expect(check { $0.remove(name: "sec-websocket-key") } == .failure(.keyMissing))
        #expect(check { $0.add(name: "sec-websocket-key", value: "x") } == .failure(.keyRepeated))
        #expect(check { $0.replaceOrAdd(name: "sec-websocket-version", value: "8") } == .failure(.versionIsNot13))
        #expect(check { $0.remove(name: "sec-websocket-version") } == .failure(.versionIsNot13))
    }

    @Test(
        "refuses keys that are not 16 bytes in canonical base64",
        arguments: [
            "", "dGhlIHNhbXBsZQ==", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZR==", "!GhlIHNhbXBsZSBub25jZQ==",
        ])
    func refusesKeys(key: String) {
        #expect(check { $0.replaceOrAdd(name: "sec-websocket-key", value: key) } == .failure(.keyMalformed))
    }

    @Test("answers a wrong version with 426 and the right one")
    func answersVersion() {
        #expect(HandshakeDefect.versionIsNot13.status == .upgradeRequired)
        #expect(HandshakeDefect.versionIsNot13.headers["sec-websocket-version"] == ["13"])
        #expect(HandshakeDefect.keyMissing.status == .badRequest)
    }
}
