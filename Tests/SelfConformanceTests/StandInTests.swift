import ConformanceKit
import Foundation
import Testing
import WireClient

@Suite("The stand-in, a server of another protocol", .serialized) struct StandInTests {
    static let defects = [
        ("leaves-open", "ROOM-011"), ("loses-in-log", "ROOM-019"), ("trims-body", "ROOM-012"),
    ]

    private func judge(_ arguments: [String]) async throws -> RunReport {
        let suite = try Suite.load(Programs.package.appendingPathComponent("Tests/StandIn/Suite").path)
        return try await Programs.withServer("stand-in-server", ["--port", "0"] + arguments) { url in
            await SuiteRunner(suite: suite, target: try WireTarget(url), options: RunOptions()).run()
        }
    }

    @Test("is conformant without its defects")
    func clean() async throws {
        let report = try await judge(["--clean"])
        #expect(report.verdict == .conformant, "\(SummaryText().text(for: report))")
        #expect(report.planned > 0)
    }

    @Test("each defect is named by the one requirement that it breaks", arguments: defects)
    func named(defect: String, requirement: String) async throws {
        let report = try await judge(["--defect", defect])
        #expect(report.verdict == .violation)
        #expect(Set(report.red.flatMap(\.broken)) == [requirement])
    }

    @Test("all three defects are named, and nothing else is red")
    func allThree() async throws {
        let report = try await judge([])
        #expect(Set(report.red.flatMap(\.broken)) == Set(Self.defects.map(\.1)))
        #expect(report.red.count == 3)
    }
}
