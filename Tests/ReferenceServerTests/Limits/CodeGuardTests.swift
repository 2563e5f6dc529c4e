import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Sending codes") struct CodeGuardTests {
    private let clock = ManualClock()
    private let guarding = CodeGuard(rate: Rate(count: 2, windowMs: 1000))

    private func sent(_ mobile: String = "1", _ journal: Journal = Journal()) {
        let end = clock.now().advanced(byMilliseconds: 600_000)
        guarding.sent(to: mobile, expiresAt: end, now: clock.now(), journal: journal)
    }

    private func waits(_ mobile: String = "1") -> Bool {
        guarding.endOfLastCode(of: mobile, now: clock.now()) != nil
    }

    @Test("to one number happens at the rate of wrong logins, and the last code has to do meanwhile [ACCT-024]")
    func rate() {
        sent()
        #expect(!waits())
        clock.advance(600)
        sent()
        let end = clock.now().advanced(byMilliseconds: 600_000)
        #expect(guarding.endOfLastCode(of: "1", now: clock.now()) == end)
        #expect(!waits("2"))
        clock.advance(399)
        #expect(waits())
        clock.advance(1)
        #expect(!waits())
    }

    @Test("does not count what was taken back")
    func takenBack() {
        let journal = Journal()
        sent("1", journal)
        sent("1", journal)
        #expect(waits())
        journal.rollBack()
        #expect(!waits())
    }

    @Test("has no limit without a rate")
    func none() {
        let guarding = CodeGuard(rate: nil)
        for _ in 0..<100 { guarding.sent(to: "1", expiresAt: clock.now(), now: clock.now(), journal: Journal()) }
        #expect(guarding.endOfLastCode(of: "1", now: clock.now()) == nil)
    }
}

@Suite("A dictionary that tidies itself") struct TidiedDictionaryTests {
    @Test("drops what is not needed when it has doubled, and nothing else")
    func tidies() {
        var dictionary = TidiedDictionary<Int, Bool>()
        for number in 0..<1023 { dictionary[number] = number < 10 }
        dictionary.tidy { $0 }
        #expect(dictionary.count == 1023)
        dictionary[1023] = false
        dictionary.tidy { $0 }
        #expect(dictionary.count == 10)
        #expect((0..<10).allSatisfy { dictionary[$0] == true })
        dictionary[5, default: true] = false
        #expect(dictionary[5] == false)
    }
}
