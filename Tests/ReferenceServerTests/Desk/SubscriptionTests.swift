import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Following a session") struct SubscriptionTests {
    private let bench: RuleBench
    private let subscriptions = SubscriptionService(decisions: SpecifiedDecisions())
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let follower: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        follower = try bench.account(.operator)
        session = try bench.openSession(customer)
    }

    private func subscribe(_ connection: ConnectionHandle, _ account: AccountRecord) throws {
        let (subscriptions, session) = (subscriptions, session)
        try bench.run { try subscriptions.subscribe(to: session, by: account, on: connection, requestId: nil, $0) }
    }

    @Test("is one connection's affair, and brings everything once [DESK-037]")
    func once() throws {
        let (one, other) = (try bench.connect(follower), try bench.connect(follower))
        try subscribe(one, follower)
        try subscribe(one, follower)
        #expect(bench.frames.map(\.event) == [.sessionSubscribed])
        // As long as the session waits, the pool hears of it anyway.
        try bench.send("hello", to: session, by: customer)
        #expect(try bench.frame(0).targets.count { $0 === one } == 1)
        #expect(try bench.frame(0).targets.contains(other))
        try bench.accept(session, by: owner)
        try bench.send("again", to: session, by: customer)
        #expect(try bench.frame(0).targets == [one])
    }

    @Test("brings what the owner hears, and nothing for whom nobody is named [DESK-037]")
    func sameAsOwner() throws {
        try bench.accept(session, by: owner)
        let (phone, desktop, one) = (
            try bench.connect(customer), try bench.connect(owner), try bench.connect(follower)
        )
        try subscribe(one, follower)
        let (typing, session, customer, owner) = (bench.typing, session, customer, owner)
        try bench.run { try typing.start(in: session, by: customer, $0) }
        #expect(try Set(bench.frame(0).targets) == [desktop, one])
        try bench.run { try typing.start(in: session, by: owner, $0) }
        #expect(try bench.frame(0).targets == [phone])
        try bench.send("hello", to: session, by: owner, through: desktop)
        #expect(bench.frames.filter { $0.event != .userTyping }.allSatisfy { $0.targets.contains(one) })
        try bench.close(session, by: owner)
        #expect(bench.frames.filter { $0.event != .userTyping }.allSatisfy { $0.targets.contains(one) })
    }

    @Test("is over with the connection, and nothing of it is kept [DESK-037, WIRE-053]")
    func ends() throws {
        try bench.accept(session, by: owner)
        let one = try bench.connect(follower)
        try subscribe(one, follower)
        let connections = bench.connections
        try bench.run { try connections.close(one, $0) }
        try bench.send("hello", to: session, by: customer)
        #expect(bench.frames.allSatisfy { !$0.targets.contains(one) })
        let id = follower.id
        #expect(try bench.run { try $0.kept.take(for: id).frames.count } == 0)
        #expect(bench.room.subscriptions.followers(of: session).isEmpty)
    }

    @Test("is refused to strangers, and taken back with its batch [DESK-038]")
    func refused() throws {
        let stranger = try bench.account(.user)
        let phone = try bench.connect(stranger)
        let (subscriptions, session) = (subscriptions, session)
        let code = try bench.refusal {
            try subscriptions.subscribe(to: session, by: stranger, on: phone, requestId: nil, $0)
        }
        #expect(code == .notFound)
        let one = try bench.connect(follower)
        let follower = follower
        _ = try bench.refusal { unit in
            try subscriptions.subscribe(to: session, by: follower, on: one, requestId: nil, unit)
            throw Refusal(.serverFailed)
        }
        #expect(bench.room.subscriptions.followers(of: session).isEmpty)
    }
}
