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
    /// A frame that RFC 6455 forbids was sent.
    public static let protocolError = CloseCode(rawValue: 1002)
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
    /// All places are taken; connect again after a moment.
    public static let full = CloseCode(rawValue: 1013)
    /// The connection's token has ended; connect again with a new one.
    public static let tokenEnded = CloseCode(rawValue: 4401)
    /// The account is banned, or its grant has ended; connect again after a new login.
    public static let revoked = CloseCode(rawValue: 4403)
    /// No sign of life came; connect again.
    public static let silent = CloseCode(rawValue: 4408)
    /// Another connection of the account has taken its place.
    public static let replaced = CloseCode(rawValue: 4409)
    /// Too many refused commands; connect again after the milliseconds of the reason.
    public static let tooMany = CloseCode(rawValue: 4429)

    /// The whole registry, in the order of the table.
    public static let all: [CloseCode] = [
        .done, .goingAway, .protocolError, .binaryMessage, .notUTF8, .noAccess, .messageTooLong, .serverFailed, .full,
        .tokenEnded, .revoked, .silent, .replaced, .tooMany,
    ]
}
