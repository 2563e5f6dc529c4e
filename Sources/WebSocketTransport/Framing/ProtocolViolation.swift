/// What the peer did that RFC 6455 forbids, or that this end refuses to hold in memory.
public enum ProtocolViolation: Error, Sendable, Hashable {
    /// RSV1–RSV3 without an extension that defines them.
    case reservedBits(UInt8)
    case reservedOpcode(UInt8)
    case fragmentedControlFrame(WebSocketOpcode)
    /// A control frame that declares more than 125 bytes.
    case oversizedControlFrame(WebSocketOpcode)
    case unmaskedClientFrame
    case maskedServerFrame
    /// A continuation frame while no message is open.
    case unexpectedContinuation
    /// A new text or binary frame while a message is still open.
    case unfinishedMessage
    /// A length written in more bytes than it needs.
    case nonMinimalLength(UInt64)
    /// A 64-bit length whose top bit is set.
    case lengthOverflow
    /// The declared length of a frame, or of its message so far, exceeds the limit; nothing of it was buffered.
    case messageTooBig(declaredBytes: UInt64, maxMessageBytes: Int)
    case invalidUTF8
    /// A close frame with exactly one payload byte: too short for a code.
    case truncatedCloseCode
    /// A close code that must not stand on the wire.
    case invalidCloseCode(UInt16)
    case invalidCloseReason

    /// The code that goes into the close frame answering this violation.
    ///
    /// - Source: RFC 6455 section 7.4.1.
    public var closeCode: UInt16 {
        switch self {
        case .messageTooBig: 1009
        case .invalidUTF8, .invalidCloseReason: 1007
        default: 1002
        }
    }
}

extension ProtocolViolation: CustomStringConvertible {
    /// One sentence that fits into a close reason (at most 123 bytes).
    public var description: String {
        switch self {
        case .reservedBits(let bits): "reserved bits \(bits) are set"
        case .reservedOpcode(let opcode): "opcode \(opcode) is reserved"
        case .fragmentedControlFrame(let opcode): "control frame \(opcode.rawValue) is fragmented"
        case .oversizedControlFrame(let opcode): "control frame \(opcode.rawValue) exceeds 125 bytes"
        case .unmaskedClientFrame: "frame of a client is not masked"
        case .maskedServerFrame: "frame of a server is masked"
        case .unexpectedContinuation: "continuation frame without a message"
        case .unfinishedMessage: "new message inside an unfinished one"
        case .nonMinimalLength(let length): "length \(length) is not minimally encoded"
        case .lengthOverflow: "length exceeds 63 bits"
        case .messageTooBig(let bytes, let limit): "message of \(bytes) bytes exceeds \(limit)"
        case .invalidUTF8: "text is not UTF-8"
        case .truncatedCloseCode: "close frame with one byte"
        case .invalidCloseCode(let code): "close code \(code) is not allowed"
        case .invalidCloseReason: "close reason is not UTF-8"
        }
    }
}
