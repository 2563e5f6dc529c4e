/// The client's nonce and the server's proof that it read it.
///
/// - Source: RFC 6455 sections 4.1 and 4.2.2.
public enum HandshakeKey {
    private static let suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    /// A fresh `Sec-WebSocket-Key`: 16 random bytes in base64.
    public static func random() -> String {
        Base64.encode((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }

    /// The `Sec-WebSocket-Accept` that answers `key`.
    public static func accept(for key: String) -> String {
        Base64.encode(SHA1.digest((key + suffix).utf8))
    }
}
