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

    /// Envelopes, errors, access tokens, the socket and its frames, heartbeat.
    public static let core = Profile(rawValue: "core")
    /// Rates, numbers of connections, clients that do not read.
    public static let limits = Profile(rawValue: "limits")
    /// Events kept for those who are away, resuming a connection.
    public static let reconnect = Profile(rawValue: "reconnect")
    /// Refreshing, ending and watching tokens, tickets, codes that are sent.
    public static let tokens = Profile(rawValue: "tokens")
    /// Sessions between customers and operators, their messages, typing, ratings and the day's figures.
    public static let desk = Profile(rawValue: "desk")
    /// Read marks and unread counts.
    public static let receipts = Profile(rawValue: "receipts")

    /// The profiles of this version.
    public static let all: [Profile] = [.core, .limits, .reconnect, .tokens, .desk, .receipts]
}
