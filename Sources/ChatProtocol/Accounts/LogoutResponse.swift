/// Says that the grant of the token has ended.
///
/// - Wire: `data` of the answer to `POST /api/v2/auth/logout`, status 200.
/// - Source: SPEC 4.3, ACCT-016.
public struct LogoutResponse: Codable, Hashable, Sendable {
    /// Always true.
    public var loggedOut: Bool

    /// Puts the member in its place.
    public init() {
        loggedOut = true
    }
}

extension LogoutResponse: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(table: "ACCT-016", ["loggedOut": .only(.truth(true))])
}
