import ChatProtocol
import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import ReferenceServer

/// The rules over a temporary database and a manual clock: no socket, no thread, no waiting.
final class RuleBench {
    let clock = ManualClock()
    let database: ChatDatabase
    let room = WriterRoom(presence: Presence())
    let desk: DeskService
    let messages: MessageService
    let typing: TypingService
    let receipts: ReceiptService
    let connections: ConnectionService
    /// What the last operation released.
    private(set) var frames: [SentFrame] = []
    private(set) var timers: [Outbox.Timer] = []
    private var writer: BatchWriter?

    init(decisions: some Decisions = SpecifiedDecisions()) throws {
        database = try ChatDatabase(path: nil, durability: .process)
        let access = SessionAccess(decisions: decisions)
        typing = TypingService(decisions: decisions, access: access, typingTtlMs: 700)
        desk = DeskService(decisions: decisions, access: access, typing: typing)
        messages = MessageService(decisions: decisions, access: access, desk: desk, typing: typing)
        receipts = ReceiptService(decisions: decisions, access: access)
        connections = ConnectionService(decisions: decisions, typing: typing)
        writer = BatchWriter(
            database: database, room: room, clock: clock, stage: SpecifiedCommitStage(),
            logger: Logger(label: "test"), release: { [unowned self] outbox, _ in take(outbox) })
    }

    deinit {
        do {
            try database.close()
        } catch {
            print("a temporary database stayed open: \(error)")
        }
    }

    /// Carries out one operation as the writer thread would, and keeps what it released.
    @discardableResult
    func run<Value: Sendable>(_ body: @escaping @Sendable (UnitOfWork) throws -> Value) throws -> Value {
        let outcome = Mutex<Result<Value, any Error>?>(nil)
        writer?.carryOut([
            WriteOperation(
                run: { unit in
                    let value = try body(unit)
                    outcome.withLock { $0 = .success(value) }
                },
                refused: { refusal, _ in outcome.withLock { $0 = .failure(refusal) } })
        ])
        guard let outcome = outcome.withLock({ $0 }) else { throw Refusal(.serverFailed, "the operation did not run") }
        return try outcome.get()
    }

    /// The refusal of an operation, nil if it was carried out.
    func refusal(_ body: @escaping @Sendable (UnitOfWork) throws -> Void) throws -> ErrorCode? {
        do {
            try run(body)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// Lets the time of the last timer come.
    func fireTimers(_ due: [Outbox.Timer]) {
        writer?.carryOut(due.map(\.operation))
    }

    private func take(_ outbox: Outbox) {
        frames = outbox.deliveries.map(SentFrame.init)
        timers = outbox.timers
        for completion in outbox.completions { completion() }
    }
}

// MARK: - People

extension RuleBench {
    func account(_ role: Role, mobile: String? = nil) throws -> AccountRecord {
        try run { unit in
            try unit.accounts.insert(
                externalId: IdentifierSource.word(), role: role, nickname: "\(role.rawValue)", mobile: mobile,
                at: unit.now)
        }
    }

    func connect(_ account: AccountRecord) throws -> ConnectionHandle {
        let id = ConnectionID(trusted: IdentifierSource.make("conn_", at: 0))
        let handle = ConnectionHandle(
            id: id, userId: account.id, eventLoop: MultiThreadedEventLoopGroup.singleton.any(), loopIndex: 0,
            maxBacklogBytes: 1 << 20)
        let connections = connections
        try run { try connections.open(handle, $0) }
        return handle
    }

    func openSession(_ customer: AccountRecord) throws -> SessionID {
        let desk = desk
        return try run { try desk.open(OpenSessionRequest(), by: customer, $0).sessionId }
    }

    func accept(_ session: SessionID, by account: AccountRecord) throws {
        let desk = desk
        try run { _ = try desk.accept(session, by: account, $0) }
    }

    @discardableResult
    func close(_ session: SessionID, by account: AccountRecord) throws -> SessionState {
        let desk = desk
        return try run { try desk.close(session, by: account, $0) }
    }

    @discardableResult
    func send(
        _ content: String, tempId: String? = nil, to session: SessionID, by account: AccountRecord,
        through connection: ConnectionHandle? = nil
    ) throws -> MessageService.Outcome {
        let messages = messages
        let draft = MessageDraft(
            sessionId: session, senderId: account.id, content: content, messageType: .text,
            tempMessageId: tempId.map { TempMessageID(trusted: $0) })
        return try run { try messages.send(draft, by: account, raw: Data(), through: connection, $0) }
    }

    /// The session as it is now; what was released before stays to be looked at.
    func session(_ id: SessionID) throws -> SessionRecord? {
        let (frames, timers) = (frames, timers)
        defer { (self.frames, self.timers) = (frames, timers) }
        return try run { try $0.sessions.session(id) }
    }

    /// The frame at this place of what the last operation released.
    func frame(_ index: Int) throws -> SentFrame {
        try #require(frames.indices.contains(index) ? frames[index] : nil)
    }
}
