import RawJSON
import Testing

@testable import ConformanceKit

@Suite("RequirementParser")
struct RequirementParserTests {
    private func parse(_ text: String) throws -> RequirementRegister {
        try RequirementRegister(specification: Array(text.utf8))
    }

    private static let specification = """
        # Small Protocol

        Version 1.2.0. This document is short.

        > **ROOM-099** (MUST) [rooms] An example that is quoted.

        ```
        **ROOM-098** (MUST) [rooms] An example in code.
        ```

        ## 3. Rooms
        ### 3.1 Joining

        **ROOM-001** (MUST) [rooms, core] A server does this
        and that [but see 3.2] (sometimes).
        *Seed: S1, S2 · Errors: 4001*

        **Note**: this is no requirement.

        **ROOM-002** (SHOULD NOT) [rooms] A server does not *ever* do that.

        ### 3.2 Leaving

        **ROOM-003** (MAY) Anything.
        *Not observable: it is inside: nobody can look.*

        **ROOM-004** (withdrawn) [rooms]

        """

    @Test("reads id, level, profiles, chapter, sentence and trailer")
    func reads() throws {
        let register = try parse(Self.specification)
        #expect(register.version == "1.2.0")
        #expect(register.requirements.map(\.id) == ["ROOM-001", "ROOM-002", "ROOM-003", "ROOM-004"])
        #expect(register.requirements.map(\.level) == [.must, .shouldNot, .may, .may])
        #expect(register.requirements.map(\.profiles) == [["rooms", "core"], ["rooms"], [], ["rooms"]])
        #expect(register.requirements.map(\.chapter) == ["3.1 Joining", "3.1 Joining", "3.2 Leaving", "3.2 Leaving"])
        let first = try #require(register["ROOM-001"])
        #expect(first.sentence == "A server does this and that [but see 3.2] (sometimes).")
        #expect(first.trailer == ["Seed": "S1, S2", "Errors": "4001"])
        #expect(first.notObservable == nil)
        #expect(register["ROOM-003"]?.notObservable == "it is inside: nobody can look.")
        #expect(register.requirements.map(\.isWithdrawn) == [false, false, false, true])
    }

    @Test(
        "tells the line of a requirement that cannot be read",
        arguments: [
            ("a\n\n**A-001** [core] No level.", "line 3: A-001 has no level"),
            ("**A-001** (WILL) Odd.", "line 1: A-001 has the level 'WILL'"),
            ("**A-001** (MUST) [core]", "line 1: A-001 says nothing"),
            ("**A-001** (MUST) One.\n\n**A-001** (MUST) Two.", "line 3: A-001 stands twice"),
        ])
    func tells(text: String, problem: String) {
        let error = #expect(throws: FixtureError.self) { try parse(text) }
        #expect(error?.problem == problem)
    }

    @Test("writes requirements.json so that it reads back as the same register, and always the same text")
    func roundTrips() throws {
        let register = try parse(Self.specification)
        let text = register.fileText
        #expect(try RequirementRegister(JSONReader(JSONValue(parsing: text))) == register)
        #expect(try parse(Self.specification).fileText == text)
        #expect(text.hasSuffix("}\n"))
    }

    @Test(
        "refuses a register with a mistake",
        arguments: [
            #"{"requirements":[]}"#, #"{"version":"1","requirements":[{"id":"A-001","level":"must","sentence":"a"}]}"#,
            #"{"version":"1","requirements":[{"id":"A-001","level":"MUST"}]}"#,
            #"""
            {"version":"1","requirements":[{"id":"A","level":"MUST","sentence":"a"},{"id":"A",
            "level":"MUST","sentence":"b"}]}
            """#,
            #"{"version":"1","requirements":[{"id":"A","level":"MUST","sentence":"a","note":"x"}]}"#,
        ])
    func refuses(text: String) {
        #expect(throws: FixtureError.self) { try RequirementRegister(FixtureText.reader(text)) }
    }
}
