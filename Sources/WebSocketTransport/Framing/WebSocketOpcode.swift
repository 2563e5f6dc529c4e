/// The four bits that say what a frame carries; any value fits, so that tests can send the reserved ones.
///
/// - Source: RFC 6455 section 11.8.
public struct WebSocketOpcode: RawRepresentable, Sendable, Hashable {
    /// Only the low four bits are kept.
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0x0F
    }

    public static let continuation = WebSocketOpcode(rawValue: 0x0)
    public static let text = WebSocketOpcode(rawValue: 0x1)
    public static let binary = WebSocketOpcode(rawValue: 0x2)
    public static let close = WebSocketOpcode(rawValue: 0x8)
    public static let ping = WebSocketOpcode(rawValue: 0x9)
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
