import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Names that a step's patterns need") struct NeededNamesTests {
    @Test(
        "are known before it is judged, because an unbound name would match nothing and prove every absence",
        arguments: [
            (#"{"nothing":{"id":"<x>"},"at":["mei"],"until":[]}"#, ["x"]),
            (#"{"nothing":{"id":"<x>"},"at":["mei"],"until":[{"actor":"mei","receive":{"id":"<+x:id>"}}]}"#, []),
            (#"{"actor":"mei","receive":{"a":"<+x:id>","b":"<x>","c":{"$not":"<y>"}}}"#, ["y"]),
            (#"{"actor":"mei","collect":{"a":"<x>"},"until":{"b":"<y>"},"as":"l"}"#, ["x", "y"]),
            (#"{"actor":"mei","call":"GET /a","answer":{"status":200,"body":{"id":"<x>"}}}"#, ["x"]),
            (#"{"actor":"mei","closed":{"reason":"<x>"}}"#, ["x"]),
            (#"{"check":[{"count":{"of":"<l>","where":{"a":"<x>"},"equals":1}}]}"#, ["x"]),
            (
                #"{"either":[[{"actor":"mei","receive":{"a":"<+x:id>"}},{"actor":"mei","receive":{"b":"<x>"}}],"#
                    + #"[{"actor":"mei","receive":{"c":"<z>"}}]]}"#, ["z"]
            ),
        ] as [(String, [String])])
    func needed(step: String, names: [String]) throws {
        let value = try JSONParser().parse(Array(step.utf8)).value
        #expect(try Step(JSONReader(value)).patternNames.map(\.text) == names)
    }
}
