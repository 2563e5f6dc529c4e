package import ChatProtocol

/// What a valid access token says, once its signature has been checked.
package struct AccessToken: Sendable, Hashable {
    /// Different for every token.
    package let id: String
    package let userId: UserID
    package let grantId: String
    package let issuedAt: Timestamp
    package let expiresAt: Timestamp
}
