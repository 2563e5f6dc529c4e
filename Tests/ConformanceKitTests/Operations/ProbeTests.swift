import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("A probe of operations") struct ProbeTests {
    private let probe: OperationsProbe

    init() throws {
        probe = try OperationsProbe(
            OperationsText.fixtures.appendingPathComponent("Fixtures/universal").path,
            operations: OperationsText.operations())
    }

    private func words(_ place: StepPlace?) -> [String: Bool?] {
        var result = CaseResult(id: "probe", title: "t", profile: "universal", outcome: .passed)
        if let place {
            result = CaseResult(id: "probe", title: "t", profile: "universal", outcome: .failed)
            result.findings = [Finding(.mismatch, breaks: ["UNIV-010"], at: place, "it differs")]
        }
        return Dictionary(uniqueKeysWithValues: probe.stages(result).map { ($0.name, $0.holds) })
    }

    @Test("plays every operation once, and its case has no lint finding")
    func plays() {
        #expect(probe.suite.cases.map(\.id) == ["probe"])
        #expect(Linter.findings(probe.suite).filter { $0.rule != "coverage" } == [])
    }

    @Test("all that is given works where the case passes, and nothing is said of what is not given")
    func passed() {
        let words = words(nil)
        #expect(words["typing"] == .some(true))
        #expect(words["join"] == .some(nil))
        #expect(words.count == 12)
    }

    @Test("tells where something stands that was looked for elsewhere")
    func hints() {
        let missing = Difference(path: ["convo"], expected: "an object", actual: "nothing")
        let answer = #"status 201 {"data":{"convo":{"id":7},"list":[{"convo":1}]}}"#
        #expect(
            ProbeHint.places(like: missing, in: [answer]) == [
                "data.convo has a value", "data.list[0].convo has a value",
            ])
        #expect(ProbeHint.places(like: missing, in: ["status 500 broken"]) == [])
        let wrong = Difference(path: ["convo"], expected: "an object", actual: "7")
        #expect(ProbeHint.places(like: wrong, in: [answer]) == [])
    }

    @Test("says what the file does not give")
    func given() {
        let result = CaseResult(id: "probe", title: "t", profile: "universal", outcome: .passed)
        let stages = Dictionary(uniqueKeysWithValues: probe.stages(result).map { ($0.name, $0.isGiven) })
        #expect(stages["join"] == false)
        #expect(stages["typing"] == true)
    }

    @Test("what comes after the first that fails is not known")
    func failed() {
        // Two steps open, two enter, one sends, one is the acknowledgement, one hears.
        let seen = words(StepPlace(section: .steps, pointer: "/6", verb: "receive"))
        #expect(seen["acked"] == .some(true))
        #expect(seen["seen"] == .some(false))
        #expect(seen["history"] == .some(nil))
        let socket = words(StepPlace(section: .world, pointer: "/actors/mei/connect", verb: "connect"))
        #expect(socket["accounts"] == .some(true))
        #expect(socket["socket"] == .some(false))
        #expect(socket["open"] == .some(nil))
        let accounts = words(StepPlace(section: .provisioning, pointer: "", verb: "call"))
        #expect(accounts["accounts"] == .some(false))
    }
}
