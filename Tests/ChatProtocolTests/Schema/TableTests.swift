import ChatProtocol
import Testing

@Suite("schemas and the tables of SPEC.md")
struct TableTests {
    static let tables: [(String, Schema)] =
        EventType.allCases.map { ("`\($0.rawValue)` data", $0.payload.schema) }
        + [
            ("message item", MessageItem.schema), ("session item", SessionItem.schema),
            ("figure", TodayFigures.schema),
        ]

    @Test("have the same members, null in the same places [WIRE-022]", arguments: tables)
    func sameMembers(_ header: String, _ schema: Schema) throws {
        guard case .object(let object) = schema.form else {
            Issue.record("the schema of \(header) is not an object")
            return
        }
        let rows = try Specification().rows(ofTable: header).flatMap { row in
            row[0].codeWords.map {
                "\($0) \(row[1].hasSuffix("or null") || row[1].hasSuffix("or null if there is none"))"
            }
        }
        #expect(Set(object.members.map { "\($0.name) \($0.schema.isNullable)" }) == Set(rows))
        let optional = header == "`error` data" ? ["tempMessageId", "retryAfterMs"] : []
        #expect(object.members.filter { !$0.isRequired }.map(\.name) == optional)
    }

    @Test("blame requirements that SPEC.md has")
    func requirementsExist() throws {
        let text = try Repository.text("SPEC.md")
        let named = WireTypes.all.reduce(into: Set(Endpoint.all.map(\.requirement))) { named, type in
            named.formUnion(type.schema.requirements)
        }
        #expect(named.count > 20)
        #expect(named.filter { !text.contains("**\($0)** (") } == [])
    }
}

extension Schema {
    /// Every requirement that a violation may be blamed on, and every table.
    var requirements: Set<String> {
        var found = Set([requirement].compactMap(\.self))
        switch form {
        case .object(let object):
            found.insert(object.table)
            for member in object.members { found.formUnion(member.schema.requirements) }
        case .list(let element, _): found.formUnion(element.requirements)
        case .either(let schemas): for schema in schemas { found.formUnion(schema.requirements) }
        default: break
        }
        return found
    }
}
