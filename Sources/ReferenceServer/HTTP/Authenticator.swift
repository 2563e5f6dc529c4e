import ChatProtocol
import Hummingbird

/// Finds the account whose token a request carries.
///
/// - Source: SPEC 4.2.
struct Authenticator: Sendable {
    let tokens: TokenService
    let directory: AccountDirectory

    /// - Errors: 4001, 4002, 4003.
    func account(for request: Request) async throws -> AccountRecord {
        guard let header = request.headers[.authorization] else { throw Refusal(.tokenMissing) }
        let words = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let scheme = words.first, scheme.lowercased() == "bearer" else { throw Refusal(.tokenMissing) }
        guard words.count == 2 else { throw Refusal(.tokenMissing) }
        let id = try tokens.holder(of: String(words[1]))
        guard let account = try await directory.account(id) else { throw Refusal(.accountGone) }
        return account
    }
}
