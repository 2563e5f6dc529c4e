import ChatProtocol
import Foundation
import NIOCore
import Testing

@testable import ReferenceServer

@Suite("Kept events") struct KeptEventTests {
    private let bench: RuleBench
    private let mei: AccountRecord
    private let oscar: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        mei = try bench.account(.user)
        oscar = try bench.account(.operator)
        session = try bench.openSession(mei)
        try bench.accept(session, by: oscar)
    }

    private func waiting(for account: AccountRecord) throws -> KeptEventStore.Queue {
        try bench.run { try $0.kept.take(for: account.id) }
    }

    @Test("wait for customer, owner and sender, and for nobody who would hear as the pool [WIRE-050, WIRE-053]")
    func whom() throws {
        let olga = try bench.account(.operator)
        let sue = try bench.account(.supervisor)
        try bench.send("may I help", to: session, by: sue)
        #expect(try waiting(for: mei).frames.map(\.event) == [.sessionStatus, .newMessage])
        #expect(try waiting(for: oscar).frames.map(\.event) == [.sessionStatus, .newMessage])
        #expect(try waiting(for: sue).frames.map(\.event) == [.newMessage])
        #expect(try waiting(for: olga).frames.isEmpty)
        #expect(try waiting(for: mei).frames.isEmpty)
    }

    @Test("do not wait for an account that has a connection [WIRE-055]")
    func present() throws {
        _ = try bench.connect(mei)
        try bench.send("hello", to: session, by: oscar)
        #expect(try waiting(for: mei).frames.isEmpty)
        #expect(!(try waiting(for: oscar).frames.isEmpty))
    }

    @Test("come with the bytes and the name that they had for others [WIRE-052]")
    func verbatim() throws {
        let sue = try bench.account(.supervisor)
        _ = try bench.connect(oscar)
        try bench.send("hello", tempId: "t-1", to: session, by: sue)
        let live = try bench.frame(0)
        bench.clock.advance(5000)
        _ = try bench.connect(mei)
        #expect(try bench.greeting().queuedMessages == 2)
        #expect(try bench.frame(2).json == live.json)
    }

    @Test("are as few as the limit says also when it was higher before, also after a start [WIRE-051]")
    func loweredLimit() throws {
        let (id, session) = (mei.id, session)
        let frames = (0..<20).map {
            KeptFrame(name: FrameID(trusted: "f_\($0)"), event: .newMessage, text: ByteBuffer(string: "{}"))
        }
        try bench.run { try $0.kept.forget(id) }
        try bench.run { unit in
            for frame in frames.prefix(10) { try unit.kept.keep(frame, of: session, for: id, limit: 100) }
        }
        // As after a start: nothing is known of what the table has.
        try bench.run { unit in unit.room.keptCounts.set(nil, for: id, journal: Journal()) }
        try bench.run { unit in
            for frame in frames.suffix(10) { try unit.kept.keep(frame, of: session, for: id, limit: 5) }
        }
        let queue = try waiting(for: mei)
        #expect(queue.frames.map(\.name) == frames.suffix(5).map(\.name))
        #expect(queue.droppedCount == 15)
    }

    @Test("are dropped from the oldest on, counted with their sessions, and told once [WIRE-051]")
    func dropped() throws {
        let nina = try bench.account(.user)
        let other = try bench.openSession(nina)
        try bench.accept(other, by: oscar)
        try bench.send("nina", to: other, by: nina)
        for number in 1...100 { try bench.send("m-\(number)", to: session, by: mei) }
        _ = try bench.connect(oscar)
        #expect(try bench.greeting().queuedMessages == 100)
        let notice = try bench.frame(1).decoded(ResyncRequiredEvent.self).data
        #expect(notice.droppedCount == 3)
        #expect(Set(notice.sessions) == [session, other] && notice.sessions.count == 2)
        #expect(try bench.contents() == (1...100).map { "m-\($0)" })
        _ = try bench.connect(oscar)
        #expect(try bench.greeting().queuedMessages == 0)
        #expect(bench.frames.count == 1)
    }

    @Test("cost a connection that hears nothing no memory")
    func idle() throws {
        let connection = try bench.connect(try bench.account(.user))
        #expect(connection.log == nil)
    }

    @Test("are not kept by an operation that is taken back")
    func takenBack() throws {
        let connection = try bench.connect(mei)
        let messages = bench.messages
        let draft = MessageDraft(
            sessionId: session, senderId: oscar.id, content: "never said", messageType: .text, tempMessageId: nil)
        let refusal = try bench.refusal { [oscar] unit in
            _ = try messages.send(draft, by: oscar, raw: Data(), through: nil, unit)
            throw Refusal(.serverFailed)
        }
        #expect(refusal == .serverFailed)
        #expect(connection.log?.frames(after: nil)?.map(\.event) == [.sessionStatus])
        #expect(try waiting(for: oscar).frames.map(\.event) == [.sessionStatus])
    }
}
