/// The WebSocket close codes of this protocol, with a door for those of others.
///
/// - Source: SPEC 10.2; RFC 6455 section 7.4.
public struct CloseCode: RawRepresentable, Hashable, Sendable {
    /// As the wire has it.
    public let rawValue: UInt16

    /// Any code, those of other protocols among them.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The peer is done.
    public static let done = CloseCode(rawValue: 1000)
    /// The server stops; connect again after a moment.
    public static let goingAway = CloseCode(rawValue: 1001)
    /// A binary message was sent.
    public static let binaryMessage = CloseCode(rawValue: 1003)
    /// A text message is not UTF-8.
    public static let notUTF8 = CloseCode(rawValue: 1007)
    /// No access; connect again with a new token.
    public static let noAccess = CloseCode(rawValue: 1008)
    /// The message is too long.
    public static let messageTooLong = CloseCode(rawValue: 1009)
    /// The server failed; connect again after a moment.
    public static let serverFailed = CloseCode(rawValue: 1011)

    /// The whole registry, in the order of the table.
    public static let all: [CloseCode] = [
        .done, .goingAway, .binaryMessage, .notUTF8, .noAccess, .messageTooLong, .serverFailed,
    ]
}
