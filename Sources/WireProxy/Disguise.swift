import NIOHTTP1
import WireClient

/// Makes client and server see each other's address, where messages name the proxy's.
struct Disguise: Sendable {
    /// `host:port` of the server.
    let authority: String
    /// `scheme://host:port` of the server.
    let serverOrigin: String
    /// `http://host:port` of the proxy.
    let proxyOrigin: String
    /// The origins of pages that came through this proxy, or through another for the same server.
    var pages: Set<String> = []
    /// What the server is told instead of the origin of pages that came through the proxy.
    let origin: String

    /// A request as the server shall see it.
    func toServer(_ head: HTTPRequestHead) -> HTTPRequestHead {
        var head = head
        if head.headers.contains(name: "host") { head.headers.replaceOrAdd(name: "Host", value: authority) }
        if let own = head.headers.first(name: "origin"), own == proxyOrigin || pages.contains(own) {
            head.headers.replaceOrAdd(name: "Origin", value: origin)
        }
        if let referrer = head.headers.first(name: "referer"), referrer.hasPrefix(proxyOrigin) {
            head.headers.replaceOrAdd(name: "Referer", value: serverOrigin + referrer.dropFirst(proxyOrigin.count))
        }
        // So that what goes through can be read.
        head.headers.remove(name: "accept-encoding")
        head.headers.remove(name: "sec-websocket-extensions")
        return head
    }

    /// An answer as the client shall see it.
    func toClient(_ head: HTTPResponseHead) -> HTTPResponseHead {
        var head = head
        if let location = head.headers.first(name: "location"), location.hasPrefix(serverOrigin) {
            head.headers.replaceOrAdd(name: "Location", value: proxyOrigin + location.dropFirst(serverOrigin.count))
        }
        if head.headers.first(name: "access-control-allow-origin") == origin {
            head.headers.replaceOrAdd(name: "Access-Control-Allow-Origin", value: proxyOrigin)
        }
        let cookies = head.headers["set-cookie"]
        if !cookies.isEmpty {
            head.headers.remove(name: "set-cookie")
            for cookie in cookies { head.headers.add(name: "Set-Cookie", value: Self.local(cookie)) }
        }
        return head
    }

    /// A cookie that a browser keeps for the proxy too, which has another name.
    private static func local(_ cookie: String) -> String {
        cookie.split(separator: ";").filter { part in
            let name = part.prefix { $0 != "=" }.filter { $0 != " " }.lowercased()
            return name != "domain"
        }.joined(separator: ";")
    }
}
