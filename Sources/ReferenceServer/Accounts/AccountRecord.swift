package import ChatProtocol

/// What the server knows of an account; role and ban may change, the rest does not.
package struct AccountRecord: Sendable, Hashable {
    package let id: UserID
    package let externalId: String
    package var role: Role
    package let nickname: String
    package let avatar: String?
    package let mobile: String?
    package var isBanned = false
}
