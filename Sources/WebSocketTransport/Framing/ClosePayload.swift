public import NIOCore

/// The code and reason inside a close frame.
///
/// - Source: RFC 6455 sections 5.5.1 and 7.4.
public struct ClosePayload: Sendable, Hashable {
    /// The code that stands for an empty close frame; it never travels.
    public static let noCode: UInt16 = 1005

    /// As on the wire, or `noCode`.
    public var code: UInt16
    /// Decoded from UTF-8; empty when there is none.
    public var reason: String

    /// Any code is taken; `parse` is what judges.
    public init(code: UInt16, reason: String = "") {
        self.code = code
        self.reason = reason
    }

    /// - Throws: `truncatedCloseCode`, `invalidCloseCode`, `invalidCloseReason`.
    public static func parse(_ payload: ByteBuffer) throws(ProtocolViolation) -> ClosePayload {
        guard payload.readableBytes > 0 else { return ClosePayload(code: noCode) }
        var reader = payload
        guard let code: UInt16 = reader.readInteger() else { throw .truncatedCloseCode }
        guard mayTravel(code) else { throw .invalidCloseCode(code) }
        var validator = UTF8Validator()
        guard validator.accept(reader), validator.isComplete else { throw .invalidCloseReason }
        return ClosePayload(code: code, reason: String(buffer: reader))
    }

    /// Whether a peer may put this code on the wire: 1004–1006 and 1015 only name situations, and what nobody has
    /// registered below 3000 is refused.
    ///
    /// - Source: RFC 6455 sections 7.4.1 and 7.4.2; IANA's registry for 1012 to 1014.
    public static func mayTravel(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    /// The payload of a close frame; a reason that would exceed 125 bytes in all is cut at a character.
    ///
    /// Any code is written, lawful or not, because a conformance client must be able to send it; 1005 gives an empty
    /// payload.
    public func encoded() -> ByteBuffer {
        var buffer = ByteBuffer()
        guard code != Self.noCode else { return buffer }
        buffer.writeInteger(code)
        for character in reason {
            guard buffer.readableBytes + character.utf8.count <= 125 else { break }
            buffer.writeString(String(character))
        }
        return buffer
    }
}
