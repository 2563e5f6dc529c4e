import ChatProtocol
import GRDB

/// What the rules may touch while one operation runs: stores inside the transaction, the server's memory, the outbox.
///
/// It lives for one batch on the writer thread and must not be kept.
final class UnitOfWork {
    let now: Timestamp
    let accounts: AccountStore
    let sessions: SessionStore
    let messages: MessageStore
    let settings: SettingStore
    let grants: GrantStore
    let codes: CodeStore
    let kept: KeptEventStore
    let room: WriterRoom
    let journal = Journal()
    var outbox = Outbox()
    private let db: Database
    /// The wire form of `now`, which stands in every frame of the batch.
    private(set) lazy var nowText: [UInt8] = Array(now.description.utf8)

    init(_ db: Database, room: WriterRoom, now: Timestamp) {
        self.db = db
        self.room = room
        self.now = now
        accounts = AccountStore(db: db)
        sessions = SessionStore(db: db, cache: room.sessions)
        messages = MessageStore(db: db)
        settings = SettingStore(db: db)
        grants = GrantStore(db: db)
        codes = CodeStore(db: db)
        kept = KeptEventStore(db: db, counts: room.keptCounts, journal: journal)
    }

    /// Rises with everything an operation changes, in SQL or in memory.
    var changeCount: Int {
        db.totalChangesCount + room.sessions.changeCount + room.logs.count + journal.count
    }

    func committed() {
        room.sessions.committed()
        room.logs.committed()
    }

    /// Takes back what the batch changed in memory; SQL takes back its own.
    func rolledBack() {
        journal.rollBack()
        room.sessions.rolledBack()
        room.logs.rolledBack()
        outbox = Outbox()
    }
}
