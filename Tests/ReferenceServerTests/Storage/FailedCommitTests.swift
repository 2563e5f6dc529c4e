import ChatProtocol
import Foundation
import FoundationNetworking
import Logging
import NIOPosix
import Synchronization
import Testing

@testable import ReferenceServer

@Suite("A commit that fails", .timeLimit(.minutes(1))) struct FailedCommitTests {
    /// Fails commits while it is told to, and says so each time.
    private final class Disk: CommitStage {
        struct Full: Error {}

        private let isFull = Atomic(false)
        private let failures = AsyncStream.makeStream(of: Void.self)

        func fill(_ isFull: Bool) {
            self.isFull.store(isFull, ordering: .sequentiallyConsistent)
        }

        func failure() async {
            for await _ in failures.stream { return }
        }

        func run(commit: () throws -> Void, release: () -> Void) throws {
            guard !isFull.load(ordering: .sequentiallyConsistent) else {
                failures.continuation.yield()
                throw Full()
            }
            try commit()
            release()
        }
    }

    private let disk = Disk()

    private func isOnline(_ session: SessionID, at server: LiveServer, _ token: String) async throws -> Bool? {
        let url = try #require(URL(string: server.address.httpURL + "/api/v2/admin/chat/sessions"))
        var request = URLRequest(url: url)
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let (body, _) = try await URLSession.shared.data(for: request)
        let page = try WireCoder.decode(Envelope<SessionPage>.self, from: body).data
        return page?.sessions.first { $0.sessionId == session }?.isOnline
    }

    @Test("keeps nobody online who has left [DESK-018]")
    func leaving() async throws {
        try await LiveServer.with(seams: ServerSeams(commit: disk)) { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            let phone = try await server.connect(mei)
            #expect(try await isOnline(session, at: server, oscar) == true)
            disk.fill(true)
            try await phone.close()
            await disk.failure()
            disk.fill(false)
            // Carried out after what became of the failed commit.
            try await server.accept(session, oscar)
            #expect(try await isOnline(session, at: server, oscar) == false)
        }
    }

    @Test("only delays the end of typing [DESK-021]")
    func expiry() async throws {
        try await LiveServer.with(seams: ServerSeams(commit: disk)) { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            try await server.accept(session, oscar)
            let (phone, desktop) = (try await server.connect(mei), try await server.connect(oscar))
            try await phone.send(.typingStart(TypingCommand(sessionId: session)))
            #expect(try await desktop.receive(UserTypingEvent.self).data.typing)
            disk.fill(true)
            await disk.failure()
            disk.fill(false)
            #expect(try await desktop.receive(UserTypingEvent.self).data.typing == false)
        }
    }

    @Test("leaves nothing of a connection that was to be opened")
    func opening() throws {
        let bench = try RuleBench()
        let account = try bench.account(.operator)
        let writer = BatchWriter(
            database: bench.database, room: bench.room, clock: bench.clock, stage: disk,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), release: { _, _ in })
        let handle = ConnectionHandle(
            id: ConnectionID(trusted: "conn_1"), userId: account.id,
            eventLoop: MultiThreadedEventLoopGroup.singleton.any(), loopIndex: 0, maxBacklogBytes: 1 << 20)
        let connections = bench.connections
        let opening = WriteOperation(run: { try connections.open(handle, $0) }, refused: { _, _ in })
        disk.fill(true)
        writer.carryOut([opening])
        #expect(handle.account == nil)
        #expect(bench.room.connections.count == 0)
        disk.fill(false)
        writer.carryOut([opening])
        #expect(handle.account == account)
        #expect(bench.room.connections.count == 1)
    }
}
