import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Taking a waiting session") struct TakingTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        session = try bench.openSession(customer)
    }

    @Test("by a message tells the message to customer and owner, the rest of the pool only the status [MSG-003]")
    func message() throws {
        let phone = try bench.connect(customer)
        let (desktop, laptop) = (try bench.connect(owner), try bench.connect(owner))
        let rest = try [bench.connect(bench.account(.operator)), bench.connect(bench.account(.admin))]
        try bench.send("hello", to: session, by: owner, through: desktop)
        #expect(bench.frames.map(\.event) == [.sessionStatus, .newMessage])
        #expect(try Set(bench.frame(0).targets) == Set([phone, desktop, laptop] + rest))
        #expect(try Set(bench.frame(1).targets) == [phone, laptop])
    }

    @Test("ends the customer's typing for those who did not take it [DESK-020]")
    func typing() throws {
        let desktop = try bench.connect(owner)
        let other = try bench.connect(bench.account(.operator))
        let (typing, session, customer) = (bench.typing, session, customer)
        try bench.run { try typing.start(in: session, by: customer, $0) }
        #expect(try Set(bench.frame(0).targets) == [desktop, other])
        try bench.accept(session, by: owner)
        #expect(bench.frames.map(\.event) == [.sessionStatus])
        try bench.run { try typing.stop(in: session, by: customer, $0) }
        #expect(bench.frames.map(\.event) == [.userTyping])
        #expect(try bench.frame(0).targets == [desktop])
    }

    @Test("is not needed to stop typing and to read in a session that is closed [DESK-023]")
    func closed() throws {
        try bench.send("hello", to: session, by: customer)
        try bench.close(session, by: owner)
        let desktop = try bench.connect(owner)
        let (typing, receipts, session, owner) = (bench.typing, bench.receipts, session, owner)
        #expect(try bench.refusal { try typing.start(in: session, by: owner, $0) } == .sessionClosed)
        #expect(try bench.refusal { try typing.stop(in: session, by: owner, $0) } == nil)
        let read = MarkReadCommand(sessionId: session, allMessages: true)
        try bench.run { try receipts.markRead(read, by: owner, from: desktop, requestId: nil, $0) }
        #expect(try bench.frame(0).decoded(MessageReadEvent.self).data.updatedCount == 1)
    }
}
