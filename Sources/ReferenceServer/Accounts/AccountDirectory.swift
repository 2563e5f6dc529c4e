import ChatProtocol
import NIOConcurrencyHelpers

/// Finds the account of a token without a query where it can; accounts do not change, so nothing here goes stale.
final class AccountDirectory: Sendable {
    private static let capacity = 20_000

    private let database: ChatDatabase
    private let known = NIOLockedValueBox<[UserID: AccountRecord]>([:])

    init(database: ChatDatabase) {
        self.database = database
    }

    func account(_ id: UserID) async throws -> AccountRecord? {
        if let account = known.withLockedValue({ $0[id] }) { return account }
        guard let account = try await database.read({ try $0.accounts.account(id) }) else { return nil }
        known.withLockedValue { known in
            if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
            known[id] = account
        }
        return account
    }
}
