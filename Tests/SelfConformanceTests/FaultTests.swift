import ConformanceKit
import ReferenceServer
import ServerFaults
import Testing

@Suite("Servers that are wrong on purpose") struct FaultTests {
    private static let turnstile = Turnstile(6)

    @Test("a case that proves the broken requirement finds the fault", arguments: Fault.all.map(\.name))
    func found(name: String) async throws {
        let fault = try #require(Fault.named(name))
        var text = try await Self.turnstile.pass { try await judge(fault) }
        if text != nil {
            // Rates are about time, of which a machine has too little while it has so much else to do.
            text = try await Self.turnstile.pass(isAlone: true) { try await judge(fault) }
        }
        #expect(text == nil, "\(fault.requirement): \(text ?? "")")
    }

    /// - Returns: what the run says; nil if the fault is found.
    private func judge(_ fault: Fault) async throws -> String? {
        let server = try RestartableServer(
            OwnSuiteTests.configuration, seams: fault.seams, logger: OwnSuiteTests.logger)
        var options = RunOptions()
        options.controls = server.controlsForFaults
        options.selection = Selection(requirements: [fault.requirement])
        // The server is on this machine: a second is long, and a fault that swallows a frame costs a whole deadline.
        options.deadlineScale = 0.3
        // What is broken and only recommended is a warning, and no red result.
        let isFound: @Sendable (CaseResult) -> Bool = { result in
            // What came late at first and then in time is no fault.
            !result.isUnstable
                && (result.findings + result.warnings).contains { $0.requirements.contains(fault.requirement) }
        }
        options.isEnough = isFound
        let report = try await OwnSuiteTests.judge(server, options)
        return report.results.contains(where: isFound) ? nil : SummaryText().text(for: report)
    }

    @Test("every requirement that can be observed has a fault, or a reason why it has none")
    func complete() throws {
        let register = try OwnSuiteTests.suite().requirements.requirements
        let broken = Set(Fault.all.map(\.requirement))
        let excused = Fault.missing.map(\.requirement)
        #expect(register.map(\.id).filter { !broken.contains($0) && !excused.contains($0) } == [])
        #expect(excused.filter(broken.contains) == [])
        #expect(Set(excused).isSubset(of: register.map(\.id)))
    }

    @Test("every fault names a requirement of the specification, and no name is given twice")
    func catalogue() throws {
        let requirements = Set(try OwnSuiteTests.suite().requirements.requirements.map(\.id))
        #expect(Fault.all.allSatisfy { requirements.contains($0.requirement) })
        #expect(Set(Fault.all.map(\.name)).count == Fault.all.count)
    }
}
