import NIOHTTP1
import WebSocketTransport

/// A server's answer to a handshake that is not 101.
public struct WireRefusal: Sendable {
    /// The HTTP status code.
    public let status: Int
    /// In the order of the answer.
    public let headers: [WireHeader]
    /// At most 64 KiB, parsed when asked for.
    public let body: LazyJSON
    /// Whether the body went on.
    public let isBodyTruncated: Bool

    init(_ exchange: HTTPExchange) {
        status = exchange.status
        headers = exchange.headers
        body = exchange.body
        isBodyTruncated = exchange.isBodyTruncated
    }

    init(_ refusal: HandshakeRefusal) {
        status = refusal.status
        headers = refusal.headers.map { WireHeader($0.name, $0.value) }
        body = LazyJSON(refusal.body)
        isBodyTruncated = refusal.isBodyTruncated
    }
}

/// What became of an attempt to connect; a refusal is an answer to judge, not an error.
public enum WireConnectOutcome: Sendable {
    case open(any WireConnection)
    case refused(WireRefusal)
    /// No answer, or a 101 that breaks the rules.
    case failed(WireError)
}
