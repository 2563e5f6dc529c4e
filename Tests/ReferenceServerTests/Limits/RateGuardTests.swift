import ChatProtocol
import NIOCore
import Testing

@testable import ReferenceServer

@Suite("A rate") struct RateGuardTests {
    private static let millisecond: Int64 = 1_000_000
    private let rate = Rate(count: 100, windowMs: 500)

    private func admitted(_ verdicts: [RateGuard.Verdict]) -> Int {
        verdicts.count { $0 == .admitted }
    }

    @Test("lets the first through and refuses the others with the time to wait [WIRE-041]")
    func flood() {
        var meter = RateGuard(rate)
        let verdicts = (0..<300).map { _ in meter.judge(at: 7 * Self.millisecond) }
        #expect(verdicts.prefix(100).allSatisfy { $0 == .admitted })
        #expect(admitted(verdicts) == 100)
        for case .refused(let wait) in verdicts { #expect((1...500).contains(wait)) }
    }

    @Test("lets somebody through again who has waited as long as told [WIRE-041]", arguments: [0, 1, 62, 499, 12_345])
    func waiting(startMs: Int64) throws {
        var meter = RateGuard(rate)
        let start = startMs * Self.millisecond
        let verdicts = (0...100).map { meter.judge(at: start + $0 * Self.millisecond / 2) }
        guard case .refused(let wait)? = verdicts.last else {
            Issue.record("the last one was not refused: \(verdicts)")
            return
        }
        #expect(meter.judge(at: start + 50 * Self.millisecond + Int64(wait) * Self.millisecond) == .admitted)
    }

    @Test("never refuses a client that keeps to it, though its bursts come an eighth of a window closer [WIRE-041]")
    func jitter() {
        var meter = RateGuard(rate)
        for burst in 0..<50 as Range<Int64> {
            let delay = burst % 2 == 0 ? 62 : 0
            let now = (burst * 500 + Int64(delay)) * Self.millisecond
            for _ in 0..<100 { #expect(meter.judge(at: now) == .admitted) }
        }
    }

    @Test("never lets more than twice as many through in any window [WIRE-041]", arguments: [1, 3, 7, 20, 61])
    func never(stepMs: Int64) {
        var meter = RateGuard(rate)
        var moments: [Int64] = []
        for now in stride(from: Int64(0), to: 5000, by: Int64.Stride(stepMs)) {
            for _ in 0..<30 where meter.judge(at: now * Self.millisecond) == .admitted { moments.append(now) }
        }
        for (index, moment) in moments.enumerated() {
            #expect(moments[index...].prefix { $0 < moment + 500 }.count <= 200)
        }
    }

    @Test("gives up on a client after twice as many refusals, and not before [WIRE-043]")
    func hopeless() {
        var meter = RateGuard(rate)
        let verdicts = (0..<301).map { _ in meter.judge(at: 0) }
        let hopeless = verdicts.filter { if case .hopeless = $0 { true } else { false } }
        #expect(hopeless.count == 1)
        #expect(hopeless.first == verdicts.last)
    }

    @Test("forgets refusals that are older than a window [WIRE-043]")
    func forgets() {
        var meter = RateGuard(rate)
        for round in 0..<20 as Range<Int64> {
            for _ in 0..<250 {
                let verdict = meter.judge(at: round * 600 * Self.millisecond)
                if case .hopeless = verdict { Issue.record("in round \(round)") }
            }
        }
    }

    @Test("of accounts counts each by itself, and tells how long to wait [WIRE-044]")
    func accounts() throws {
        let rates = AccountRates(rate: Rate(count: 10, windowMs: 500))
        let (mei, nina) = (UserID(trusted: 1), UserID(trusted: 2))
        for _ in 0..<10 { try rates.admit(mei, at: .uptimeNanoseconds(0)) }
        #expect {
            try rates.admit(mei, at: .uptimeNanoseconds(0))
        } throws: { error in
            let refusal = error as? Refusal
            return refusal?.code == .tooMany && (1...500).contains(refusal?.retryAfterMs ?? 0)
        }
        try rates.admit(nina, at: .uptimeNanoseconds(0))
        try rates.admit(mei, at: .uptimeNanoseconds(500_000_000))
    }

    @Test("that does not exist refuses nothing")
    func none() throws {
        let rates = AccountRates(rate: nil)
        for _ in 0..<10_000 { try rates.admit(UserID(trusted: 1), at: .uptimeNanoseconds(0)) }
    }
}
