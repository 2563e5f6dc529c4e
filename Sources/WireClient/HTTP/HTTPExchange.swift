/// A request and its complete answer.
public struct HTTPExchange: Sendable {
    /// As it was sent.
    public let method: String
    /// The whole URL that was asked for.
    public let url: String
    /// As given, with the target's; `Content-Length` follows from the body.
    public let requestHeaders: [WireHeader]
    /// nil when the request had none.
    public let requestBody: [UInt8]?
    /// Before the first byte was written.
    public let start: WireTime
    /// After the last byte of the answer.
    public let end: WireTime
    /// The HTTP status code.
    public let status: Int
    /// Of the answer, in its order.
    public let headers: [WireHeader]
    /// The body as it came, not decompressed, parsed when asked for.
    public let body: LazyJSON
    /// Whether the body went on beyond what the exchanger keeps.
    public let isBodyTruncated: Bool

    /// All values of a header of the answer, in any case of letters.
    public func values(of name: String) -> [String] {
        headers.values(of: name)
    }
}
