import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Reading steps")
struct StepReadingTests {
    @Test("reads every construct", arguments: Constructs.steps)
    func reads(step: String) throws {
        let step = try FixtureText.step(step)
        #expect(step.source[step.verb.name.rawValue] != nil)
    }

    @Test("has a construct for every verb", arguments: Verb.Name.allCases)
    func coversVerbs(verb: Verb.Name) throws {
        let names = try Constructs.steps.map { try FixtureText.step($0).verb.name }
        #expect(names.contains(verb))
    }

    @Test("refuses a step with a mistake", arguments: Constructs.brokenSteps)
    func refuses(step: String) {
        #expect(throws: FixtureError.self) { try FixtureText.step(step) }
    }

    @Test(
        "says where the mistake is and what to do",
        arguments: [
            (
                #"{"actor":"mei","send":1,"wihtin":"ack"}"#,
                "$.wihtin: there is no member 'wihtin'; remove it, or use one of: "
            ),
            (#"{"actor":"mei","receive":{},"within":5}"#, "$.within: 5 is a bare number; name a timing"),
            (
                #"{"actor":"mei","call":"POST /a","body":{"x":["<+y:id>"]}}"#,
                "$.body.x[0]: '<+y:id>' binds or matches a value"
            ),
            (
                #"{"repeat":{"times":2},"steps":[{"actor":"mei","cut":1}]}"#,
                "$.steps[0].cut: expected true, found 1; write true here"
            ),
            (#"{"actor":"mei"}"#, "$: the step has no verb; add one of: connect, connectMany, send"),
            (#"{"actor":"mei","send":1,"cut":true}"#, "$: the step has the verbs send and cut; make a step of each"),
            (#"{"actor":"a b","cut":true}"#, "$.actor: \"a b\" is no actor; write actor or actor/connection"),
        ])
    func explains(step: String, beginning: String) throws {
        let error = #expect(throws: FixtureError.self) { try FixtureText.step(step) }
        #expect(error?.description.hasPrefix(beginning) == true, "\(error?.description ?? "")")
    }

    @Test("keeps places of steps inside others")
    func places() throws {
        let step = try FixtureText.step(
            #"""
            {"together":[[{"actor":"a","cut":true}],
            [{"actor":"b","cut":true},{"repeat":{"times":1},"steps":[{"actor":"c","cut":true}]}]]}
            """#
        )
        #expect(
            step.flattened.map(\.path.pointer) == [
                "", "/together/0/0", "/together/1/0", "/together/1/1", "/together/1/1/steps/0",
            ])
    }

    @Test("takes actor and path from a table")
    func placeholders() throws {
        let step = try FixtureText.step(#"{"actor":"<who>/phone","call":"<method> /a/<id>"}"#)
        let bindings = FixtureText.bindings(["who": "mei"])
        #expect(try step.actor?.resolve(bindings) == ConnectionName(actor: "mei", connection: "phone"))
        #expect(step.actor?.literal == nil)
        guard case .call(let call) = step.verb else {
            Issue.record("no call")
            return
        }
        #expect(call.method.names.map(\.text) == ["method"])
        #expect(call.path.names.map(\.text) == ["id"])
    }
}
