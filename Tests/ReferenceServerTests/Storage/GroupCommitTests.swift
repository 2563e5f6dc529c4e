import ChatProtocol
import Logging
import Synchronization
import Testing

@testable import ReferenceServer

@Suite("The writer thread") struct GroupCommitTests {
    private func start() throws -> (GroupCommit, ChatDatabase) {
        let database = try ChatDatabase(path: nil, durability: .process)
        let commits = GroupCommit.started { _ in
            BatchWriter(
                database: database, room: WriterRoom(presence: Presence()), clock: SystemClock(),
                stage: SpecifiedCommitStage(), logger: Logger(label: "test"),
                release: { outbox, _ in for completion in outbox.completions { completion() } })
        }
        return (commits, database)
    }

    @Test("answers after the commit, so that a reader finds what was written [MSG-002]", .timeLimit(.minutes(1)))
    func readYourWrites() async throws {
        let (commits, database) = try start()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let account = try await commits.perform { unit in
                        try unit.accounts.insert(
                            externalId: "\(number)", role: .user, nickname: "n", mobile: nil, at: unit.now)
                    }
                    let found = try await database.read { try $0.accounts.account(account.id) }
                    #expect(found == account)
                }
            }
            try await group.waitForAll()
        }
        await commits.drain()
        try database.close()
    }

    @Test("carries out what one thread submits in its order", .timeLimit(.minutes(1)))
    func order() async throws {
        let (commits, database) = try start()
        let seen = Mutex<[Int]>([])
        for number in 0..<2000 {
            commits.submit(
                WriteOperation(run: { _ in seen.withLock { $0.append(number) } }, refused: { _, _ in }))
        }
        await commits.drain()
        #expect(seen.withLock { $0 } == Array(0..<2000))
        try database.close()
    }

    @Test("refuses what comes after the end", .timeLimit(.minutes(1)))
    func ended() async throws {
        let (commits, database) = try start()
        await commits.drain()
        await #expect(throws: Refusal(.serverFailed, "the server is stopping")) { try await commits.perform { _ in 1 } }
        try database.close()
    }
}
