/// What stands in the socket's address in place of a token.
///
/// - Wire: `data` of the answer to `POST /api/v2/auth/ws-ticket`, status 200.
/// - Source: SPEC 4.6, ACCT-022, ACCT-023.
public struct TicketResponse: Codable, Hashable, Sendable {
    /// Opens one connection; it stands in no log.
    public var ticket: String
    /// The end of the ticket's life.
    public var expiresAt: Timestamp

    /// Puts the members together.
    public init(ticket: String, expiresAt: Timestamp) {
        self.ticket = ticket
        self.expiresAt = expiresAt
    }
}

extension TicketResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-022", ["ticket": .text, "expiresAt": .timestamp])
}
