import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Typing") struct TypingRulesTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let session: SessionID
    private let phone: ConnectionHandle
    private let desktop: ConnectionHandle

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
        phone = try bench.connect(customer)
        desktop = try bench.connect(owner)
    }

    private func start(_ account: AccountRecord) throws {
        let (typing, session) = (bench.typing, session)
        try bench.run { try typing.start(in: session, by: account, $0) }
    }

    private func stop(_ account: AccountRecord) throws {
        let (typing, session) = (bench.typing, session)
        try bench.run { try typing.stop(in: session, by: account, $0) }
    }

    private func told() throws -> [Bool] {
        try bench.frames.filter { $0.event == .userTyping }.map { try $0.decoded(UserTypingEvent.self).data.typing }
    }

    @Test("is told to the other side, and its end once [DESK-020, DESK-022]")
    func startAndStop() throws {
        try start(customer)
        #expect(try told() == [true])
        #expect(try bench.frame(0).targets == [desktop])
        try stop(customer)
        #expect(try told() == [false])
        try stop(customer)
        #expect(bench.frames.isEmpty)
        try start(owner)
        #expect(try bench.frame(0).targets == [phone])
    }

    @Test("is told to the pool while the session waits [DESK-020]")
    func waiting() throws {
        let newcomer = try bench.account(.visitor)
        let waiting = try bench.openSession(newcomer)
        let typing = bench.typing
        try bench.run { try typing.start(in: waiting, by: newcomer, $0) }
        #expect(try bench.frame(0).targets == [desktop])
    }

    @Test("ends by itself, once [DESK-021]")
    func expiry() throws {
        try start(customer)
        let timers = bench.timers
        #expect(timers.map(\.milliseconds) == [700])
        bench.clock.advance(701)
        bench.fireTimers(timers)
        #expect(try told() == [false])
        bench.fireTimers(timers)
        #expect(bench.frames.isEmpty)
    }

    @Test("ends before the message of the one who types, and only then [DESK-022]")
    func messages() throws {
        try start(customer)
        try bench.send("there", to: session, by: customer, through: phone)
        #expect(bench.frames.map(\.event) == [.userTyping, .newMessage])
        try bench.send("more", to: session, by: customer, through: phone)
        #expect(bench.frames.map(\.event) == [.newMessage])
    }

    @Test("does not end with a message that was there already")
    func duplicates() throws {
        try bench.send("there", tempId: "t", to: session, by: customer)
        try start(customer)
        try bench.send("there", tempId: "t", to: session, by: customer)
        #expect(bench.frames.isEmpty)
    }

    @Test("ends with the last connection of the one who types [DESK-023]")
    func leaving() throws {
        let connections = bench.connections
        let tablet = try bench.connect(customer)
        let phone = phone
        try start(customer)
        try bench.run { try connections.close(phone, $0) }
        #expect(bench.frames.isEmpty)
        try bench.run { try connections.close(tablet, $0) }
        #expect(try told() == [false])
    }

    @Test("ends before the session does, and cannot begin after it [DESK-023]")
    func closing() throws {
        try start(customer)
        try bench.close(session, by: owner)
        #expect(bench.frames.map(\.event) == [.userTyping, .sessionStatus, .sessionClosed])
        let (typing, session, customer) = (bench.typing, session, customer)
        #expect(try bench.refusal { try typing.start(in: session, by: customer, $0) } == .sessionClosed)
        #expect(try bench.refusal { try typing.stop(in: session, by: customer, $0) } == nil)
    }
}
