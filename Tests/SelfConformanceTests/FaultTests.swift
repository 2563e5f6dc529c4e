import ConformanceKit
import ReferenceServer
import ServerFaults
import Testing

@Suite("Servers that are wrong on purpose", .serialized) struct FaultTests {
    @Test("a case that proves the broken requirement finds the fault", arguments: Fault.all.map(\.name))
    func found(name: String) async throws {
        let fault = try #require(Fault.named(name))
        let server = try ReferenceServer(
            configuration: OwnSuiteTests.configuration, seams: fault.seams, logger: OwnSuiteTests.logger)
        var options = RunOptions()
        options.selection = Selection(requirements: [fault.requirement])
        // The server is on this machine: a second is long, and a fault that swallows a frame costs a whole deadline.
        options.deadlineScale = 0.3
        let report = try await OwnSuiteTests.judge(server, options)
        let broken = report.red.flatMap(\.findings).filter { $0.requirements.contains(fault.requirement) }
        #expect(!broken.isEmpty, "\(fault.requirement): \(SummaryText().text(for: report))")
    }

    @Test("every fault names a requirement of the specification, and no name is given twice")
    func catalogue() throws {
        let requirements = Set(try OwnSuiteTests.suite().requirements.requirements.map(\.id))
        #expect(Fault.all.allSatisfy { requirements.contains($0.requirement) })
        #expect(Set(Fault.all.map(\.name)).count == Fault.all.count)
    }
}
