import ChatProtocol
import Foundation
import NIOCore
import NIOPosix
import Testing

@testable import ReferenceServer

@Suite("Coming back") struct ReturnTests {
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

    @Test(
        "a connection is resumed until its window is over [WIRE-057, WIRE-058]",
        arguments: [(120_000, true), (120_001, false)])
    func window(milliseconds: Int64, isResumed: Bool) throws {
        let old = try bench.connect(mei)
        try bench.leave(old)
        try bench.send("hello", to: session, by: oscar)
        bench.clock.advance(milliseconds)
        _ = try bench.connect(mei, resuming: old, after: nil)
        #expect(try bench.greeting().resumed == isResumed)
        #expect(try bench.contents() == ["hello"])
    }

    @Test("what a resumed connection got waits for nobody any more [WIRE-057]")
    func emptied() throws {
        let old = try bench.connect(mei)
        try bench.leave(old)
        try bench.send("hello", to: session, by: oscar)
        let next = try bench.connect(mei, resuming: old, after: nil)
        try bench.leave(next)
        _ = try bench.connect(mei)
        #expect(try bench.greeting().queuedMessages == 0)
    }

    @Test("a connection that lost its kept events on the way gets them again when it is resumed [WIRE-057]")
    func again() throws {
        try bench.send("hello", to: session, by: oscar)
        let old = try bench.connect(mei)
        try bench.leave(old)
        _ = try bench.connect(mei, resuming: old, after: nil)
        #expect(try bench.greeting().queuedMessages == 3)
        #expect(try bench.contents() == ["hello"])
    }

    @Test("an event of the same commit is among what a resuming connection gets [WIRE-054]")
    func sameCommit() throws {
        let old = try bench.connect(mei)
        let next = bench.unopened(mei)
        let (messages, connections, oscar, session) = (bench.messages, bench.connections, oscar, session)
        try bench.run { unit in
            let draft = MessageDraft(
                sessionId: session, senderId: oscar.id, content: "just now", messageType: .text, tempMessageId: nil)
            _ = try messages.send(draft, by: oscar, raw: Data(), through: nil, unit)
            let request = ResumeRequest(connection: old.id.rawValue, after: nil)
            try connections.open(next, resuming: request, unit)
        }
        let replayed = bench.frames.filter { $0.event == .newMessage && $0.targets == [next] }
        #expect(replayed.count == 1)
        #expect(next.log?.frames(after: nil)?.map(\.event) == [.sessionStatus, .sessionStatus, .newMessage])
        #expect(bench.room.connections.all == [next])
    }

    @Test("an opening that is taken back leaves the old connection as it was [WIRE-059]")
    func takenBack() throws {
        let old = try bench.connect(mei)
        let next = bench.unopened(mei)
        let connections = bench.connections
        let refusal = try bench.refusal { unit in
            try connections.open(next, resuming: ResumeRequest(connection: old.id.rawValue, after: nil), unit)
            throw Refusal(.serverFailed)
        }
        #expect(refusal == .serverFailed)
        #expect(bench.room.connections.all == [old])
        #expect(old.speaker != nil && next.speaker == nil && next.log == nil)
        #expect(bench.room.departed.count == 0)
    }

    @Test("a resuming connection gets what the old one would have got by its subscription and as the pool [WIRE-057]")
    func listeners() throws {
        let olga = try bench.account(.operator)
        let nina = try bench.account(.user)
        let waiting = try bench.openSession(nina)
        let old = try bench.connect(olga)
        let session = session
        try bench.run { $0.room.subscriptions.add(old, to: session, journal: $0.journal) }
        try bench.leave(old)
        try bench.send("followed", to: session, by: mei)
        try bench.send("waiting", to: waiting, by: nina)
        let next = try bench.connect(olga, resuming: old, after: nil)
        #expect(try bench.contents() == ["followed", "waiting"])
        try bench.leave(next)
        _ = try bench.connect(olga)
        #expect(try bench.greeting().queuedMessages == 0)
    }

    @Test("an operator who is none any more cannot resume what an operator heard [SEC-001]")
    func demoted() throws {
        let old = try bench.connect(oscar)
        let demoted = try bench.run { [oscar] unit in
            guard var account = try unit.accounts.account(oscar.id) else { throw Refusal(.accountGone) }
            account.role = .user
            try unit.accounts.update(account)
            unit.room.connections.changed(account, journal: unit.journal)
            return account
        }
        try bench.leave(old)
        try bench.send("hello", to: session, by: mei)
        _ = try bench.connect(demoted, resuming: old, after: nil)
        #expect(try !bench.greeting().resumed)
    }

    @Test("a connection whose window is over is forgotten by whoever comes or goes next")
    func swept() throws {
        for _ in 0..<50 { try bench.leave(try bench.connect(try bench.account(.user))) }
        #expect(bench.room.departed.count == 50)
        bench.clock.advance(120_001)
        try bench.leave(try bench.connect(mei))
        #expect(bench.room.departed.count == 1)
    }

    @Test("somebody who connects and leaves without rest is remembered a few times only")
    func restless() throws {
        for _ in 0..<100 { try bench.leave(try bench.connect(mei)) }
        #expect(bench.room.departed.count == DepartedConnections.maxPerAccount)
    }

    @Test("names of transfers are their own, at the same moment too [WIRE-013]")
    func transferNames() {
        let now = bench.clock.now()
        #expect(FrameNames.transfer(at: now) != FrameNames.transfer(at: now))
    }

    @Test(
        "a handshake says what it resumes",
        arguments: [
            ("/ws?token=t", nil), ("/ws?token=t&after=f_1", nil),
            ("/ws?token=t&resume=conn_1&after=f_1", ResumeRequest(connection: "conn_1", after: "f_1")),
            ("/ws?token=t&resume=conn_1", ResumeRequest(connection: "conn_1", after: nil)),
            ("/ws?resume=a%20b&token=t&after=%C3%A4", ResumeRequest(connection: "a b", after: "ä")),
            ("/ws?token=t&resume", ResumeRequest(connection: "", after: nil)),
        ] as [(String, ResumeRequest?)])
    func request(uri: String, expected: ResumeRequest?) {
        #expect(ResumeRequest(uri: uri) == expected)
    }
}
