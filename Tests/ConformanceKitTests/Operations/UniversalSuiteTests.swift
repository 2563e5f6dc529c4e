import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("The universal suite") struct UniversalSuiteTests {
    private static let samples = OperationsText.fixtures.appendingPathComponent("Tests/Interop/operations")

    private static let files = ["flat", "nested", "no-ack", "rest-send", "socketio"]

    @Test("has no lint finding in the words of any server that it is tried on", arguments: files)
    func lint(file: String) throws {
        let text = try String(contentsOf: Self.samples.appendingPathComponent("\(file).yaml"), encoding: .utf8)
        let suite = try OperationsText.universal(text)
        #expect(Linter.findings(suite) == [])
    }

    @Test("proves every requirement of UNIVERSAL.md where everything is given")
    func coverage() throws {
        let suite = try OperationsText.universal()
        #expect(suite.cases.allSatisfy { $0.withheld == nil })
        let proven = Set(suite.cases.flatMap(\.proves))
        #expect(suite.requirements.requirements.map(\.id).filter { !proven.contains($0) } == [])
    }

    @Test("says how bad a breach of each requirement is, and why any chat owes it")
    func trailers() throws {
        let severities = ["leak", "loss", "authorisation", "durability", "shape"]
        for requirement in try OperationsText.universal().requirements.requirements {
            #expect(severities.contains(requirement.trailer["Severity"] ?? ""), "\(requirement.id)")
            #expect(requirement.trailer["Why"]?.isEmpty == false, "\(requirement.id)")
        }
    }
}
