public import NIOHTTP1

/// A request that keeps every rule of the opening handshake.
///
/// - Source: RFC 6455 sections 4.1 and 4.2.1.
public struct HandshakeRequest: Sendable, Hashable {
    /// The client's nonce, in base64.
    public let key: String
    /// What the client offers in `Sec-WebSocket-Protocol`, in its order of preference.
    public let subprotocols: [String]

    /// Judges a request head by itself; path, origin and token are the caller's business.
    ///
    /// - Returns: the request, or the first rule it breaks.
    public static func check(_ head: HTTPRequestHead) -> Result<HandshakeRequest, HandshakeDefect> {
        let headers = head.headers
        guard head.method == .GET else { return .failure(.methodIsNotGet) }
        guard head.version == .http1_1 else { return .failure(.versionIsNotHTTP11) }
        guard headers.hasToken("websocket", in: "upgrade") else { return .failure(.upgradeLacksWebSocket) }
        guard headers.hasToken("upgrade", in: "connection") else { return .failure(.connectionLacksUpgrade) }
        guard !announcesBody(headers) else { return .failure(.bodyPresent) }
        let keys = headers["sec-websocket-key"]
        guard let key = keys.first else { return .failure(.keyMissing) }
        guard keys.count == 1 else { return .failure(.keyRepeated) }
        guard Base64.decodedCount(key) == 16 else { return .failure(.keyMalformed) }
        guard headers["sec-websocket-version"] == ["13"] else { return .failure(.versionIsNot13) }
        let offered = headers[canonicalForm: "sec-websocket-protocol"].map(String.init)
        return .success(HandshakeRequest(key: key, subprotocols: offered))
    }

    private static func announcesBody(_ headers: HTTPHeaders) -> Bool {
        headers.contains(name: "transfer-encoding") || headers["content-length"].contains { $0 != "0" }
    }
}

extension HTTPHeaders {
    /// Whether a comma-separated header holds `token`, in any case of letters; an `Upgrade` token may carry a version.
    func hasToken(_ token: String, in name: String) -> Bool {
        self[canonicalForm: name].contains { $0.lowercased() == token }
    }
}
