import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("A session's life") struct DeskRulesTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let other: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        other = try bench.account(.operator)
        session = try bench.openSession(customer)
    }

    @Test("begins waiting, and asking again finds the same one [DESK-001, DESK-002]")
    func opening() throws {
        let desk = bench.desk
        let customer = customer
        let again = try bench.run { try desk.open(OpenSessionRequest(source: "web"), by: customer, $0) }
        #expect(again.sessionId == session)
        #expect(again.isNew == false)
        #expect(again.status == .waiting)
        #expect(again.queuePosition == 1)
        #expect(bench.frames.isEmpty)
    }

    @Test("is announced to the operators who are there, and to nobody else [DESK-003]")
    func announcement() throws {
        let someone = try bench.account(.merchant)
        let watchers = try [bench.connect(owner), bench.connect(other), bench.connect(someone)]
        _ = try bench.openSession(someone)
        #expect(bench.frames.map(\.event) == [.newSession])
        #expect(try Set(bench.frame(0).targets) == Set(watchers[..<2]))
    }

    @Test("can begin again when the last one is closed [DESK-001]")
    func reopening() throws {
        try bench.close(session, by: owner)
        #expect(try bench.openSession(customer) != session)
    }

    @Test("gets the operator who accepts it as its owner, once [DESK-004, DESK-005]")
    func accepting() throws {
        let desk = bench.desk
        let (session, other, owner) = (session, other, owner)
        try bench.accept(session, by: owner)
        #expect(try bench.session(session)?.status == .assigned)
        #expect(try bench.session(session)?.ownerId == owner.id)
        let refusal = try bench.refusal { _ = try desk.accept(session, by: other, $0) }
        #expect(refusal == .sessionOwned)
        _ = try bench.connect(customer)
        try bench.accept(session, by: owner)
        #expect(bench.frames.isEmpty)
        #expect(try bench.session(session)?.ownerId == owner.id)
    }

    @Test("changes status with messages as the table says [DESK-007, DESK-008]")
    func statusByMessages() throws {
        try bench.send("hello", to: session, by: customer)
        #expect(try bench.session(session)?.status == .waiting)
        try bench.accept(session, by: owner)
        try bench.send("anybody?", to: session, by: customer)
        #expect(try bench.session(session)?.status == .assigned)
        let supervisor = try bench.account(.supervisor)
        try bench.send("soon", to: session, by: supervisor)
        #expect(try bench.session(session)?.status == .assigned)
        #expect(try bench.session(session)?.ownerId == owner.id)
        try bench.send("hi", to: session, by: owner)
        #expect(try bench.session(session)?.status == .active)
    }

    @Test("belongs to the operator who answers first while it waits [DESK-007]")
    func answering() throws {
        let watcher = try bench.connect(other)
        try bench.send("hi", to: session, by: owner)
        #expect(try bench.session(session)?.status == .active)
        #expect(try bench.session(session)?.ownerId == owner.id)
        // The pool hears that the session is taken, and not what is said in it.
        #expect(bench.frames.filter { $0.targets.contains(watcher) }.map(\.event) == [.sessionStatus])
    }

    @Test(
        "keeps other operators from acting, supervisors excepted [DESK-009]",
        arguments: zip([Role.operator, .supervisor, .admin], [ErrorCode.notTheOwner, nil, nil]))
    func foreignOperators(role: Role, expected: ErrorCode?) throws {
        try bench.accept(session, by: owner)
        let account = try bench.account(role)
        let (desk, typing, receipts, session) = (bench.desk, bench.typing, bench.receipts, session)
        let connection = try bench.connect(account)
        #expect(try bench.refusal { try typing.start(in: session, by: account, $0) } == expected)
        let read = MarkReadCommand(sessionId: session, allMessages: true)
        let reading = try bench.refusal {
            try receipts.markRead(read, by: account, from: connection, requestId: nil, $0)
        }
        #expect(reading == expected)
        #expect(try bench.refusal { _ = try desk.close(session, by: account, $0) } == expected)
    }

    @Test("ends with session_status and then session_closed for customer and owner [DESK-006, DESK-010, DESK-011]")
    func closing() throws {
        try bench.accept(session, by: owner)
        let both = try [bench.connect(customer), bench.connect(owner)]
        _ = try bench.connect(other)
        bench.clock.advance(5)
        let state = try bench.close(session, by: owner)
        #expect(state.closedAt == bench.clock.now())
        #expect(bench.frames.map(\.event) == [.sessionStatus, .sessionClosed])
        #expect(bench.frames.allSatisfy { Set($0.targets) == Set(both) })
        let told = try bench.frame(0).decoded(SessionStatusEvent.self).data
        #expect(told.oldStatus == .assigned)
        #expect(told.adminInfo?.adminId == owner.id)
        let desk = bench.desk
        let (session, owner) = (session, owner)
        #expect(try bench.refusal { _ = try desk.close(session, by: owner, $0) } == .sessionClosed)
        #expect(try bench.refusal { _ = try desk.accept(session, by: owner, $0) } == .sessionClosed)
    }

    @Test("tells the pool when a waiting session is closed, without an owner [DESK-006]")
    func closingWhileWaiting() throws {
        let watcher = try bench.connect(other)
        try bench.close(session, by: owner)
        #expect(bench.frames.filter { $0.targets.contains(watcher) }.map(\.event) == [.sessionStatus])
        #expect(try bench.frame(0).decoded(SessionStatusEvent.self).data.adminInfo == nil)
    }

    @Test("is to a stranger as one that does not exist [DESK-013]")
    func strangers() throws {
        let stranger = try bench.account(.user)
        let typing = bench.typing
        for id in [session, SessionID(trusted: "session_none")] {
            #expect(try bench.refusal { try typing.start(in: id, by: stranger, $0) } == .notFound)
        }
    }
}
