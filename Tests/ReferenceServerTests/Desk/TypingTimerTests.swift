import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("The timer of somebody who types") struct TypingTimerTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        let owner = try bench.account(.operator)
        session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
        _ = try bench.connect(owner)
    }

    private func start() throws {
        let (typing, session, customer) = (bench.typing, session, customer)
        try bench.run { try typing.start(in: session, by: customer, $0) }
    }

    private func stop() throws {
        let (typing, session, customer) = (bench.typing, session, customer)
        try bench.run { try typing.stop(in: session, by: customer, $0) }
    }

    private func told() throws -> [Bool] {
        try bench.frames.map { try $0.decoded(UserTypingEvent.self).data.typing }
    }

    @Test("is one, and waits for what remains after the last start [DESK-021]")
    func rearming() throws {
        try start()
        let first = bench.timers
        #expect(first.map(\.milliseconds) == [700])
        bench.clock.advance(300)
        try start()
        #expect(bench.timers.isEmpty)
        bench.clock.advance(400)
        bench.fireTimers(first)
        #expect(try told() == [])
        let second = bench.timers
        #expect(second.map(\.milliseconds) == [301])
        bench.clock.advance(301)
        bench.fireTimers(second)
        #expect(try told() == [false])
        #expect(bench.timers.isEmpty)
    }

    @Test("is still the only one when typing stops and begins again [DESK-021]")
    func stopping() throws {
        try start()
        let timer = bench.timers
        for _ in 0..<3 {
            try stop()
            try start()
            #expect(bench.timers.isEmpty)
        }
        bench.clock.advance(700)
        bench.fireTimers(timer)
        #expect(try told() == [])
        #expect(bench.timers.count == 1)
    }

    @Test("leaves room for a new one when it has ended [DESK-021]")
    func ending() throws {
        try start()
        let timer = bench.timers
        try stop()
        bench.fireTimers(timer)
        #expect(bench.frames.isEmpty)
        #expect(bench.timers.isEmpty)
        try start()
        #expect(bench.timers.map(\.milliseconds) == [700])
    }

    @Test("never waits longer than typing lasts, though the clock was set back")
    func clockSetBack() throws {
        try start()
        let timer = bench.timers
        try start()
        bench.clock.advance(-3_600_000)
        bench.fireTimers(timer)
        #expect(bench.timers.map(\.milliseconds) == [700])
    }

    @Test("starts again when its end could not be stored")
    func refused() throws {
        struct Broken: Error {}
        try start()
        let expiry = try #require(bench.timers.first).operation
        let spoiled = WriteOperation(run: { _ in throw Broken() }, refused: expiry.refused)
        bench.fireTimers([Outbox.Timer(milliseconds: 0, operation: spoiled)])
        let retry = bench.timers
        #expect(retry.map(\.milliseconds) == [1000])
        bench.fireTimers(retry)
        #expect(try told() == [false])
    }
}
