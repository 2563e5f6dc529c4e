public import NIOHTTP1

/// What a server that speaks HTTP answered to a handshake.
public enum ConnectOutcome: Sendable {
    /// The connection is open; the headers are those of the 101.
    case open(WebSocket, headers: HTTPHeaders)
    case refused(HandshakeRefusal)
}

/// An answer other than 101.
public struct HandshakeRefusal: Sendable, Hashable {
    /// What is kept of a body.
    ///
    /// - Units: bytes.
    public static let maxBodyBytes = 65_536

    /// The HTTP status code.
    public let status: Int
    /// The text behind the status code, often empty.
    public let reasonPhrase: String
    /// In the order of the answer.
    public let headers: HTTPHeaders
    /// At most `maxBodyBytes`.
    public let body: [UInt8]
    /// Whether the body went on.
    public let isBodyTruncated: Bool

    /// States a refusal; tests make their own.
    public init(
        status: Int, reasonPhrase: String = "", headers: HTTPHeaders = [:], body: [UInt8] = [],
        isBodyTruncated: Bool = false
    ) {
        self.status = status
        self.reasonPhrase = reasonPhrase
        self.headers = headers
        self.body = body
        self.isBodyTruncated = isBodyTruncated
    }

    /// Leaves the headers out, which are not hashable.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(status)
        hasher.combine(body)
    }
}
