import Testing

@testable import WireClient

@Suite("target")
struct WireTargetTests {
    @Test("derives both URLs from the base URL")
    func derivesURLs() throws {
        let plain = try WireTarget("HTTP://chat.example.org/v2/")
        #expect(plain.httpURL == "http://chat.example.org/v2")
        #expect(plain.webSocketURL == "ws://chat.example.org/v2")
        #expect(plain.port == 80)
        let secure = try WireTarget("https://[::1]:8443")
        #expect(secure.host == "::1")
        #expect(secure.webSocketURL == "wss://[::1]:8443")
    }

    @Test("puts base path, path and query together, encoding the query")
    func buildsRequestTarget() throws {
        let target = try WireTarget("http://h/base")
        #expect(target.requestTarget(path: "ws", query: []) == "/base/ws")
        #expect(target.requestTarget(path: "/a?b=c", query: [("t o", "你&=")]) == "/base/a?b=c&t%20o=%E4%BD%A0%26%3D")
    }

    @Test(
        "says what is wrong with a URL and what to write",
        arguments: [
            ("localhost:8080", "write http://localhost:8080"), ("ws://h", "write http,"), ("wss://h", "write https,"),
            ("ftp://h", "write http or https"), ("http://", "write one"), ("http://:80", "write one"),
            ("http://h:0", "1 to 65535"), ("http://h:x", "1 to 65535"), ("http://[::1", "write one"),
            ("http://me:secret@h", "as a header"), ("http://h/?x", "base URL only"), ("http://h/a b", "percent-encode"),
            ("http://münchen.de", "xn--"),
        ])
    func explains(url: String, remedy: String) {
        let error = #expect(throws: WireTargetError.self) { try WireTarget(url) }
        #expect(error?.description.contains(remedy) == true)
        #expect(error?.description.contains("secret") == false)
    }
}
