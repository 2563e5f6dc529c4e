import NIOHTTP1
import Testing

@testable import WireProxy

@Suite("What a proxy alters so that it is not seen") struct DisguiseTests {
    private let disguise = Disguise(
        authority: "chat.example", serverOrigin: "https://chat.example", proxyOrigin: "http://127.0.0.1:9",
        origin: "https://shop.example")

    @Test("the server sees its own name, and the origin it expects") func request() {
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/a?b",
            headers: [
                "host": "127.0.0.1:9", "Origin": "http://127.0.0.1:9", "Referer": "http://127.0.0.1:9/page",
                "Accept-Encoding": "br", "X-Own": "kept",
            ])
        let seen = disguise.toServer(head).headers
        #expect(seen["host"] == ["chat.example"])
        #expect(seen["origin"] == ["https://shop.example"])
        #expect(seen["referer"] == ["https://chat.example/page"])
        #expect(!seen.contains(name: "accept-encoding"))
        #expect(seen["x-own"] == ["kept"])
    }

    @Test("pages that came through another proxy of this machine are the server's too")
    func otherProxy() {
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/", headers: ["Origin": "http://localhost:10"])
        var known = disguise
        known.pages = ["http://localhost:10"]
        #expect(known.toServer(head).headers["origin"] == ["https://shop.example"])
        // A page of the user's own, on the same machine, has its own origin.
        #expect(disguise.toServer(head).headers["origin"] == ["http://localhost:10"])
    }

    @Test("a foreign origin stays foreign") func foreignOrigin() {
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/", headers: ["Origin": "https://elsewhere.example"])
        #expect(disguise.toServer(head).headers["origin"] == ["https://elsewhere.example"])
    }

    @Test("the browser is sent on to the proxy, and keeps the cookies") func answer() {
        let head = HTTPResponseHead(
            version: .http1_1, status: .found,
            headers: [
                "Location": "https://chat.example/next", "Access-Control-Allow-Origin": "https://shop.example",
                "Set-Cookie": "sid=1; Secure; Path=/; Domain=chat.example; HttpOnly",
            ])
        let seen = disguise.toClient(head).headers
        #expect(seen["location"] == ["http://127.0.0.1:9/next"])
        #expect(seen["access-control-allow-origin"] == ["http://127.0.0.1:9"])
        #expect(seen["set-cookie"] == ["sid=1; Secure; Path=/; HttpOnly"])
    }
}
