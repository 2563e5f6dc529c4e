/// The four bits that say what a frame carries; any value fits, so that tests can send the reserved ones.
///
/// - Source: RFC 6455 section 11.8.
public struct WebSocketOpcode: RawRepresentable, Sendable, Hashable {
    /// Only the low four bits are kept.
    public let rawValue: UInt8

    /// The high four bits are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0x0F
    }

    /// A further fragment of the open message.
    public static let continuation = WebSocketOpcode(rawValue: 0x0)
    /// A message of UTF-8, or its first fragment.
    public static let text = WebSocketOpcode(rawValue: 0x1)
    /// A message of any bytes, or its first fragment.
    public static let binary = WebSocketOpcode(rawValue: 0x2)
    /// Control: code and reason, see `ClosePayload`.
    public static let close = WebSocketOpcode(rawValue: 0x8)
    /// Control: to be answered by a pong of the same payload.
    public static let ping = WebSocketOpcode(rawValue: 0x9)
    /// Control: the answer to a ping, or a lone sign of life.
    public static let pong = WebSocketOpcode(rawValue: 0xA)

    /// Control frames may stand between the fragments of a message and may not be fragmented themselves.
    public var isControl: Bool {
        rawValue & 0x8 != 0
    }

    /// Reserved opcodes are 0x3–0x7 and 0xB–0xF; to receive one is a violation.
    public var isDefined: Bool {
        switch self {
        case .continuation, .text, .binary, .close, .ping, .pong: true
        default: false
        }
    }
}
