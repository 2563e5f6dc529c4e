import GRDB

/// What may be asked in one snapshot of the database, on a reader connection.
struct ReadStores {
    let accounts: AccountStore
    let sessions: SessionListStore
    let history: HistoryStore

    init(_ db: Database) {
        accounts = AccountStore(db: db)
        sessions = SessionListStore(db: db)
        history = HistoryStore(db: db)
    }
}
