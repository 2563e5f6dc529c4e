/// Warns a connection that its token ends soon, once for each token.
///
/// - Wire: event `token_expiring`.
/// - Source: SPEC ACCT-018.
public struct TokenExpiringEvent: ServerEventPayload {
    /// The event that carries this payload.
    public static let type = EventType.tokenExpiring

    /// The end of the connection's token.
    public var expiresAt: Timestamp

    /// Puts the members together.
    public init(expiresAt: Timestamp) {
        self.expiresAt = expiresAt
    }
}

extension TokenExpiringEvent {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-018", ["expiresAt": .timestamp])
}
