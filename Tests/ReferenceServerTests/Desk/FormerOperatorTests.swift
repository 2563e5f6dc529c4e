import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("An owner who is no operator any more") struct FormerOperatorTests {
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

    private func demote(_ account: AccountRecord) throws {
        try bench.run { unit in
            guard var account = try unit.accounts.account(account.id) else { throw Refusal(.accountGone) }
            account.role = .user
            try unit.accounts.update(account)
            unit.room.connections.changed(account, journal: unit.journal)
            try unit.kept.forgetDesk(of: account.id)
        }
    }

    private func waiting(for account: AccountRecord) throws -> [EventType] {
        try bench.run { try $0.kept.take(for: account.id).frames.map(\.event) }
    }

    @Test("hears nothing of the session, and no message counts as delivered to him [ACCT-010, READ-009]")
    func hearsNothing() async throws {
        let desktop = try bench.connect(oscar)
        let phone = try bench.connect(mei)
        try bench.send("hello", to: session, by: mei, through: phone)
        #expect(try bench.frame(0).targets == [desktop])
        try demote(oscar)
        try bench.send("is anybody there", to: session, by: mei, through: phone)
        #expect(bench.frames.allSatisfy { !$0.targets.contains(desktop) })
        let history = HistoryService(
            database: bench.database, access: SessionAccess(decisions: SpecifiedDecisions()),
            decisions: SpecifiedDecisions())
        let page = try await history.messages(of: session, for: mei, HistoryRequest(.page(1)))
        #expect(page.messages.map(\.status) == [.sent, .delivered])
        let sue = try bench.account(.supervisor)
        try bench.close(session, by: sue)
        #expect(bench.frames.count == 2)
        #expect(bench.frames.allSatisfy { $0.targets == [phone] })
    }

    @Test("finds nothing that waited for him, and nothing waits from then on [ACCT-010, WIRE-050]")
    func findsNothing() throws {
        try bench.send("hello", to: session, by: mei)
        try demote(oscar)
        try bench.send("is anybody there", to: session, by: mei)
        #expect(try waiting(for: oscar) == [])
    }

    @Test("hears of the session that he opened as its customer, as before [ACCT-010]")
    func customer() throws {
        let olga = try bench.account(.operator)
        let own = try bench.openSession(oscar)
        try bench.accept(own, by: olga)
        try demote(oscar)
        try bench.send("may I help", to: own, by: olga)
        #expect(try waiting(for: oscar) == [.sessionStatus, .sessionStatus, .newMessage])
    }
}
