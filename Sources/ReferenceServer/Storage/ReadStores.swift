import GRDB

/// What may be asked in one snapshot of the database, on a reader connection.
struct ReadStores {
    let accounts: AccountStore
    let grants: GrantStore
    let sessions: SessionListStore
    let history: HistoryStore
    let statistics: StatisticsStore

    init(_ db: Database) {
        accounts = AccountStore(db: db)
        grants = GrantStore(db: db)
        sessions = SessionListStore(db: db)
        history = HistoryStore(db: db)
        statistics = StatisticsStore(db: db)
    }
}
