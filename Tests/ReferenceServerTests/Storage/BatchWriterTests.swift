import ChatProtocol
import Logging
import Synchronization
import Testing

@testable import ReferenceServer

@Suite("Group commit") struct BatchWriterTests {
    /// Counts commits, and fails them when it is told to.
    private final class Stage: CommitStage {
        let commits = Mutex(0)
        let isFailing = Mutex(false)

        struct DiskFull: Error {}

        func run(commit: () throws -> Void, release: () -> Void) throws {
            if isFailing.withLock({ $0 }) { throw DiskFull() }
            try commit()
            commits.withLock { $0 += 1 }
            release()
        }
    }

    private let database: ChatDatabase
    private let room = WriterRoom(presence: Presence())
    private let stage = Stage()
    private let writer: BatchWriter
    private let log = Log()

    /// What happened to operations, in order.
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock { $0 } }

        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    init() throws {
        database = try ChatDatabase(path: nil, durability: .process)
        let log = log
        writer = BatchWriter(
            database: database, room: room, clock: ManualClock(), stage: stage, logger: Logger(label: "test"),
            release: { outbox, _ in
                log.add("release \(outbox.completions.count)")
                for completion in outbox.completions { completion() }
            })
    }

    private func operation(
        _ name: String, _ body: @escaping @Sendable (UnitOfWork) throws -> Void
    ) -> WriteOperation {
        let log = log
        return WriteOperation(
            run: { unit in
                try body(unit)
                unit.outbox.afterRelease { log.add("\(name) done") }
            },
            refused: { refusal, unit in
                unit.outbox.afterRelease { log.add("\(name) \(refusal.code.rawValue)") }
            })
    }

    private func insertion(_ name: String) -> WriteOperation {
        operation(name) { unit in
            _ = try unit.accounts.insert(externalId: name, role: .user, nickname: name, mobile: nil, at: unit.now)
        }
    }

    private func accounts() async throws -> Int {
        try await database.read { stores in
            try (1...20).filter { try stores.accounts.account(UserID(trusted: $0)) != nil }.count
        }
    }

    @Test("commits everything that waited in one transaction")
    func batching() async throws {
        writer.carryOut((1...10).map { insertion("\($0)") })
        #expect(stage.commits.withLock { $0 } == 1)
        #expect(log.all == ["release 10"] + (1...10).map { "\($0) done" })
        #expect(try await accounts() == 10)
    }

    @Test("splits what is more than a batch")
    func splitting() {
        writer.carryOut((0...BatchWriter.maxBatchSize).map { operation("\($0)") { _ in } })
        #expect(stage.commits.withLock { $0 } == 2)
    }

    @Test("answers a refusal in its place, and its neighbours do not notice")
    func refusals() async throws {
        let refused = operation("b") { _ in throw Refusal(.sessionClosed) }
        writer.carryOut([insertion("a"), refused, insertion("c")])
        #expect(stage.commits.withLock { $0 } == 1)
        #expect(log.all == ["release 3", "a done", "b 4092", "c done"])
        #expect(try await accounts() == 2)
    }

    @Test("rolls back an operation that failed after a change, and runs its neighbours again one by one")
    func spoiling() async throws {
        struct Unforeseen: Error {}
        let insertion = insertion("b")
        let spoiling = operation("b") { unit in
            try insertion.run(unit)
            throw Unforeseen()
        }
        writer.carryOut([self.insertion("a"), spoiling, self.insertion("c")])
        #expect(stage.commits.withLock { $0 } == 2)
        #expect(log.all == ["release 1", "a done", "release 1", "b 5000", "release 1", "c done"])
        #expect(try await accounts() == 2)
    }

    @Test("rolls back a refusal that came after a change in memory")
    func spoilingMemory() throws {
        let key = TypingBoard.Key(session: SessionID(trusted: "s"), account: UserID(trusted: 1))
        let spoiling = operation("a") { unit in
            _ = unit.room.typing.start(key, journal: unit.journal)
            throw Refusal(.sessionClosed)
        }
        writer.carryOut([spoiling, insertion("b")])
        #expect(room.typing.typists(in: key.session) == [])
        #expect(log.all == ["release 1", "a 4092", "release 1", "b done"])
    }

    @Test("answers 5000 to everybody when the commit fails, and lives on")
    func failingCommit() async throws {
        stage.isFailing.withLock { $0 = true }
        writer.carryOut([insertion("a"), insertion("b")])
        #expect(log.all == ["release 2", "a 5000", "b 5000"])
        stage.isFailing.withLock { $0 = false }
        writer.carryOut([insertion("c")])
        #expect(log.all.last == "c done")
        #expect(try await accounts() == 1)
    }

    @Test("forgets what a failed commit had changed in the session cache")
    func failingCommitForgets() throws {
        let session = Mutex<SessionRecord?>(nil)
        writer.carryOut([
            operation("open") { unit in
                let customer = try unit.accounts.insert(
                    externalId: "c", role: .user, nickname: "c", mobile: nil, at: unit.now)
                let opened = try unit.sessions.insert(customer: customer.id, source: "x", priority: 1, at: unit.now)
                session.withLock { $0 = opened }
            }
        ])
        var changed = try #require(session.withLock { $0 })
        changed.lastSeq = 7
        let copy = changed
        stage.isFailing.withLock { $0 = true }
        writer.carryOut([operation("change") { $0.sessions.save(copy) }])
        stage.isFailing.withLock { $0 = false }
        let seen = Mutex<Int64?>(nil)
        writer.carryOut([
            operation("look") { unit in
                let found = try unit.sessions.session(copy.id)
                seen.withLock { $0 = found?.lastSeq }
            }
        ])
        #expect(seen.withLock { $0 } == 0)
    }
}
