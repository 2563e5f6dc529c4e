import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Guessing codes") struct LoginGuardTests {
    private let clock = ManualClock()

    private func wrong(_ times: Int, _ guesses: LoginGuard, _ mobile: String = "13612227930") {
        for _ in 0..<times { guesses.wrongCode(for: mobile, now: clock.now(), journal: Journal()) }
    }

    private func wait(_ guesses: LoginGuard, _ mobile: String = "13612227930") -> Int? {
        guesses.wait(for: mobile, now: clock.now())
    }

    @Test("locks one number for the window, from the last wrong code on [ACCT-026]")
    func locks() {
        let guesses = LoginGuard(rate: Rate(count: 3, windowMs: 1000))
        wrong(2, guesses)
        clock.advance(900)
        #expect(wait(guesses) == nil)
        wrong(1, guesses)
        #expect(wait(guesses) == 1000)
        #expect(wait(guesses, "13612227931") == nil)
        clock.advance(999)
        #expect(wait(guesses) == 1)
        clock.advance(1)
        #expect(wait(guesses) == nil)
        wrong(2, guesses)
        #expect(wait(guesses) == nil)
    }

    @Test("does not lock for wrong codes that are further apart [ACCT-026]")
    func apart() {
        let guesses = LoginGuard(rate: Rate(count: 3, windowMs: 1000))
        for _ in 0..<10 {
            wrong(1, guesses)
            clock.advance(500)
            #expect(wait(guesses) == nil)
        }
    }

    @Test("is taken back with the transaction it belongs to")
    func takenBack() {
        let guesses = LoginGuard(rate: Rate(count: 1, windowMs: 1000))
        let journal = Journal()
        guesses.wrongCode(for: "13612227930", now: clock.now(), journal: journal)
        #expect(wait(guesses) == 1000)
        journal.rollBack()
        #expect(wait(guesses) == nil)
    }

    @Test("counts nothing where no rate is declared")
    func none() {
        let guesses = LoginGuard(rate: nil)
        wrong(100, guesses)
        #expect(wait(guesses) == nil)
    }
}
