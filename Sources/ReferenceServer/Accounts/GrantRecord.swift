import ChatProtocol
import Foundation

/// A refresh token as it is kept, with its grant.
struct RefreshRecord: Sendable, Hashable {
    let grantId: String
    let accountId: UserID
    let expiresAt: Timestamp
    let isUsed: Bool
    let isEnded: Bool
}

/// What a grant gives: its name, and the refresh token that is good from now on.
struct GivenGrant: Sendable, Hashable {
    let id: String
    let refreshToken: String
    let refreshExpiresAt: Timestamp
}
