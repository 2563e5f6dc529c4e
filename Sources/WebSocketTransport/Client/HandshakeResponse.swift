import NIOHTTP1

/// Checks a server's 101 against the request it answers.
enum HandshakeResponse {
    /// The first rule the answer breaks, or nil.
    ///
    /// - Source: RFC 6455 section 4.1, "the client MUST validate the server's response".
    static func fault(in response: HTTPResponseHead, answering request: HTTPRequestHead) -> HandshakeFault? {
        let headers = response.headers
        guard headers.hasToken("websocket", in: "upgrade") else { return .upgradeLacksWebSocket }
        guard headers.hasToken("upgrade", in: "connection") else { return .connectionLacksUpgrade }
        let expected = HandshakeKey.accept(for: request.headers.first(name: "sec-websocket-key") ?? "")
        guard let accept = headers.first(name: "sec-websocket-accept") else { return .acceptMissing }
        guard accept == expected else { return .acceptWrong(expected: expected, received: accept) }
        if let extensions = headers.first(name: "sec-websocket-extensions") {
            // This client offers none of its own, and what a caller offers it cannot speak.
            return .extensionNotOffered(extensions)
        }
        let offered = request.headers[canonicalForm: "sec-websocket-protocol"]
        if let chosen = headers.first(name: "sec-websocket-protocol"), !offered.contains(chosen[...]) {
            return .subprotocolNotOffered(chosen)
        }
        return nil
    }
}
