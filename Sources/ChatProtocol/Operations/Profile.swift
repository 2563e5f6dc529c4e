/// A part of the protocol that a server claims as a whole; the list is open, for servers of later versions.
///
/// - Source: SPEC 2.2.
public struct Profile: RawRepresentable, Hashable, Sendable, Codable {
    /// As the wire has it.
    public let rawValue: String

    /// Puts the members together.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Envelopes, errors, tokens, the socket, heartbeat.
    public static let core = Profile(rawValue: "core")
    /// Sessions between customers and operators, their messages and typing.
    public static let desk = Profile(rawValue: "desk")
    /// Read marks and unread counts.
    public static let receipts = Profile(rawValue: "receipts")

    /// The profiles of this version.
    public static let all: [Profile] = [.core, .desk, .receipts]
}
