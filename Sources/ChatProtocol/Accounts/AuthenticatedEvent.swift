/// Answers `authenticate`: the connection has a new token.
///
/// - Wire: event `authenticated`, with the command's `requestId`.
/// - Source: SPEC ACCT-019.
public struct AuthenticatedEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.authenticated

    /// The end of the connection's token.
    public var expiresAt: Timestamp

    /// Puts the members together.
    public init(expiresAt: Timestamp) {
        self.expiresAt = expiresAt
    }
}

extension AuthenticatedEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-019", ["expiresAt": .timestamp])
}
