/// A request with everything that the target adds to it.
struct OutgoingRequest: Sendable {
    let method: String
    /// Path and query as they stand in the request line.
    let requestTarget: String
    let url: String
    let headers: [WireHeader]
    let body: [UInt8]?

    init(method: String, requestTarget: String, target: WireTarget, headers: [WireHeader], body: [UInt8]?) {
        self.method = method
        self.requestTarget = requestTarget
        self.headers = target.headers + headers
        self.body = body
        url = "\(target.isSecure ? "https" : "http")://\(target.authority)\(requestTarget)"
    }

    /// - Throws: `invalidRequest` when a part would break the request apart.
    func check() throws(WireError) {
        guard !method.isEmpty, method.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidRequest("\"\(method)\" is no method")
        }
        guard requestTarget.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidRequest("the path \(requestTarget) is not percent-encoded")
        }
        for header in headers where Self.line(header).utf8.contains(where: { $0 < 0x20 && $0 != 0x09 }) {
            throw .invalidRequest("the header \(header.name) contains a control character")
        }
    }

    /// The bytes of an HTTP/1.1 request, its `Content-Length` that of the whole body.
    ///
    /// - Source: RFC 9112 section 2.1.
    func encoded(authority: String) -> [UInt8] {
        var lines = ["\(method) \(requestTarget) HTTP/1.1"]
        let own = [
            WireHeader("Host", authority), WireHeader("Content-Length", "\(body?.count ?? 0)"),
            WireHeader("Connection", "close"),
        ]
        for header in own where headers.values(of: header.name).isEmpty { lines.append(Self.line(header)) }
        lines += headers.map(Self.line)
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
    }

    private static func line(_ header: WireHeader) -> String {
        "\(header.name): \(header.value)"
    }
}
