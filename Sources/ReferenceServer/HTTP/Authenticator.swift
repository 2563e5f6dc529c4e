import ChatProtocol
import Hummingbird

/// Finds the account whose token a request carries.
///
/// - Source: SPEC 4.2.
struct Authenticator: Sendable {
    let tokens: TokenService
    let directory: AccountDirectory
    let decisions: any Decisions

    /// - Errors: 4001, 4002, 4003, 4004.
    func account(for request: Request) async throws -> AccountRecord {
        try await holder(for: request).account
    }

    /// The account with the token that was shown.
    ///
    /// - Errors: 4001, 4002, 4003, 4004.
    func holder(for request: Request) async throws -> (account: AccountRecord, token: AccessToken) {
        guard let header = request.headers[.authorization] else { throw Refusal(.tokenMissing) }
        let words = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let scheme = words.first, scheme.lowercased() == "bearer" else { throw Refusal(.tokenMissing) }
        guard words.count == 2 else { throw Refusal(.tokenMissing) }
        let token = try tokens.token(String(words[1]))
        guard let account = try await directory.account(token.userId) else { throw Refusal(.accountGone) }
        guard !account.isBanned || !decisions.refusesBanned() else { throw Refusal(.accountBanned) }
        return (account, token)
    }
}
