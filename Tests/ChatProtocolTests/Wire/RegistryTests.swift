import ChatProtocol
import Foundation
import Testing

@Suite("registries of SPEC.md")
struct RegistryTests {
    @Test("error codes, their statuses and where they occur are those of 10.1")
    func errorCodes() throws {
        let rows = try Specification().rows(ofTable: "code").map { "\($0[0]) \($0[1]) \($0[3] == "yes")" }
        let codes = ErrorCode.allCases.map {
            "\($0.rawValue) \($0.httpStatus.map(String.init) ?? "–") \($0.occursOnSocket)"
        }
        #expect(codes == rows)
    }

    @Test("close codes are those of 10.2")
    func closeCodes() throws {
        let text = try Repository.text("SPEC.md")
        let section = try #require(text.range(of: "### 10.2"))
        let rows = text[section.upperBound...].prefix(while: { $0 != "#" }).split(separator: "\n")
            .compactMap { line in line.split(separator: "|").first.flatMap { UInt16(String($0).trimmed) } }
        #expect(CloseCode.all.map(\.rawValue) == rows)
    }

    @Test("events, and which of them are kept, are those of 10.3")
    func events() throws {
        let rows = try Specification().rows(ofTable: "event").map { "\($0[0].codeWords.joined()) \($0[2] == "yes")" }
        #expect(EventType.allCases.map { "\($0.rawValue) \($0.isKept)" } == rows)
    }

    @Test("commands are those of 10.4")
    func commands() throws {
        let rows = try Specification().rows(ofTable: "command").flatMap { $0[0].codeWords }
        #expect(CommandType.allCases.map(\.rawValue) == rows)
    }

    @Test("limits and intervals have the defaults of 10.5")
    func limits() throws {
        let rows = try Specification().rows(ofTable: "name").map { "\($0[0].codeWords.joined()) \($0[1])" }
        let limits = Capabilities.Limits()
        let intervals = Capabilities.Intervals()
        #expect(rows.filter { $0.hasPrefix("limits") } == lines("limits", of: limits) + rates(limits))
        #expect(Set(rows.filter { $0.hasPrefix("intervals") }) == Set(lines("intervals", of: intervals)))
    }

    /// `group.name value` for every number of a group, as the table has it.
    private func lines(_ group: String, of values: Any) -> [String] {
        Mirror(reflecting: values).children.compactMap { child in
            guard let name = child.label, let value = child.value as? Int else { return nil }
            return "\(group).\(name) \(value)"
        }
    }

    private func rates(_ limits: Capabilities.Limits) -> [String] {
        let rates = limits.rates
        return [("messages", rates?.messages), ("commands", rates?.commands), ("logins", rates?.logins)].map {
            "limits.rates.\($0.0) \($0.1?.count ?? 0) in \($0.1?.windowMs ?? 0) ms"
        }
    }

    @Test("profiles are those of 2.2")
    func profiles() throws {
        let rows = try Specification().rows(ofTable: "profile").map { $0[0].codeWords.joined() }
        #expect(Profile.all.map(\.rawValue) == rows)
    }
}
