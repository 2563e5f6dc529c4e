import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Transferring a session") struct TransferTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let heir: AccountRecord
    private let supervisor: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        heir = try bench.account(.operator)
        supervisor = try bench.account(.supervisor)
        session = try bench.openSession(customer)
    }

    private func transfer(_ session: SessionID, to heir: AccountRecord, by account: AccountRecord) throws {
        let desk = bench.desk
        try bench.run { _ = try desk.transfer(session, to: heir.id, by: account, $0) }
    }

    private func refusal(to heir: UserID, by account: AccountRecord) throws -> ErrorCode? {
        let (desk, session) = (bench.desk, session)
        return try bench.refusal { _ = try desk.transfer(session, to: heir, by: account, $0) }
    }

    @Test("is told once to customer, old and new owner, under a name of its own each time [DESK-030, WIRE-013]")
    func told() throws {
        try bench.accept(session, by: owner)
        let connections = try [customer, owner, heir].map(bench.connect)
        _ = try bench.connect(supervisor)
        try transfer(session, to: heir, by: owner)
        let first = try bench.frame(0).decoded(SessionStatusEvent.self)
        #expect(try Set(bench.frame(0).targets) == Set(connections))
        #expect(first.data.status == .assigned && first.data.oldStatus == .assigned)
        #expect(first.data.adminInfo?.adminId == heir.id)
        try transfer(session, to: owner, by: supervisor)
        #expect(try bench.frame(0).decoded(SessionStatusEvent.self).messageId != first.messageId)
        #expect(bench.frames.count == 1)
    }

    @Test("of a waiting session is told to the pool, too [DESK-030]")
    func waiting() throws {
        let everybody = try [customer, owner, heir, supervisor].map(bench.connect)
        try transfer(session, to: heir, by: supervisor)
        #expect(try Set(bench.frame(0).targets) == Set(everybody))
        #expect(try bench.session(session)?.status == .assigned)
        #expect(try bench.session(session)?.ownerId == heir.id)
    }

    @Test("ends typing for the old owner before the change [DESK-033]")
    func typing() throws {
        try bench.accept(session, by: owner)
        let (phone, desktop) = (try bench.connect(customer), try bench.connect(owner))
        let new = try bench.connect(heir)
        let (typing, session, customer) = (bench.typing, session, customer)
        try bench.run { try typing.start(in: session, by: customer, $0) }
        try transfer(session, to: heir, by: owner)
        #expect(bench.frames.map(\.event) == [.userTyping, .sessionStatus])
        #expect(try bench.frame(0).targets == [desktop])
        #expect(try Set(bench.frame(1).targets) == [phone, desktop, new])
        try bench.run { try typing.start(in: session, by: customer, $0) }
        #expect(try bench.frame(0).targets == [new])
    }

    @Test("is refused in the order of the document [DESK-031, WIRE-023]")
    func refusals() throws {
        #expect(try refusal(to: heir.id, by: owner) == .notTheOwner)
        try bench.accept(session, by: owner)
        #expect(try refusal(to: customer.id, by: owner) == .notFound)
        #expect(try refusal(to: UserID(trusted: 1 << 40), by: heir) == .notFound)
        #expect(try refusal(to: heir.id, by: heir) == .notTheOwner)
        try bench.close(session, by: owner)
        #expect(try refusal(to: heir.id, by: heir) == .notTheOwner)
        #expect(try refusal(to: heir.id, by: owner) == .sessionClosed)
        #expect(try refusal(to: owner.id, by: owner) == .sessionClosed)
    }

    @Test("is not for the session's own customer, neither as giver nor as heir [DESK-009, DESK-031]")
    func own() throws {
        let chief = try bench.account(.supervisor)
        let own = try bench.openSession(chief)
        let (desk, heir, supervisor) = (bench.desk, heir, supervisor)
        #expect(try bench.refusal { _ = try desk.transfer(own, to: heir.id, by: chief, $0) } == .notTheOwner)
        #expect(try bench.refusal { _ = try desk.transfer(own, to: chief.id, by: supervisor, $0) } == .notTheOwner)
    }

    @Test("to the owner changes nothing and is told to nobody [DESK-031]")
    func idle() throws {
        try bench.accept(session, by: owner)
        _ = try bench.connect(owner)
        try transfer(session, to: owner, by: supervisor)
        #expect(bench.frames.isEmpty)
    }

    @Test("keeps the event for those who are away by name, and nothing for the pool [WIRE-050, WIRE-053]")
    func kept() throws {
        try transfer(session, to: heir, by: supervisor)
        for (account, count) in [(customer, 1), (heir, 1), (owner, 0), (supervisor, 0)] {
            let kept = try bench.run { try $0.kept.take(for: account.id).frames.count }
            #expect(kept == count)
        }
    }
}
