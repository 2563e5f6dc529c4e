package import ChatProtocol

/// What the server knows of an account; nothing in it changes in this version.
package struct AccountRecord: Sendable, Hashable {
    package let id: UserID
    package let externalId: String
    package let role: Role
    package let nickname: String
    package let avatar: String?
    package let mobile: String?
}
