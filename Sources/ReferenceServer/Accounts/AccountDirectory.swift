import ChatProtocol
import NIOConcurrencyHelpers

/// Finds the account of a token without a query where it can.
///
/// - Source: SPEC ACCT-009, ACCT-010.
final class AccountDirectory: Sendable {
    private static let capacity = 20_000

    private struct State {
        var known: [UserID: AccountRecord] = [:]
        /// Rises with every change, so that what was read before one is not remembered after it.
        var changes = 0
    }

    private let database: ChatDatabase
    private let state = NIOLockedValueBox(State())

    init(database: ChatDatabase) {
        self.database = database
    }

    func account(_ id: UserID) async throws -> AccountRecord? {
        let (known, changes) = state.withLockedValue { ($0.known[id], $0.changes) }
        if let known { return known }
        guard let account = try await database.read({ try $0.accounts.account(id) }) else { return nil }
        state.withLockedValue { state in
            guard state.changes == changes else { return }
            if state.known.count >= Self.capacity { state.known.removeAll(keepingCapacity: true) }
            state.known[id] = account
        }
        return account
    }

    /// The account is different from now on.
    func changed(_ account: AccountRecord) {
        state.withLockedValue { state in
            state.changes += 1
            state.known[account.id] = account
        }
    }
}
