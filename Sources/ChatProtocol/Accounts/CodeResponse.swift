/// Says how long a code that was sent is good; the code is not in it.
///
/// - Wire: `data` of the answer to `POST /api/v2/auth/code`, status 200.
/// - Source: SPEC 4.6, ACCT-024, ACCT-025.
public struct CodeResponse: Codable, Hashable, Sendable {
    /// The end of the code's life, at most ten minutes ahead.
    public var expiresAt: Timestamp

    /// Puts the member in its place.
    public init(expiresAt: Timestamp) {
        self.expiresAt = expiresAt
    }
}

extension CodeResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-024", ["expiresAt": .timestamp])
}
