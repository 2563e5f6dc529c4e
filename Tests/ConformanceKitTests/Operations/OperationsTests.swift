import Foundation
import RawJSON
import Testing

@testable import ConformanceKit

@Suite("An operations file") struct OperationsTests {
    @Test("says what a server calls things")
    func reads() throws {
        let operations = try OperationsText.operations()
        #expect(operations.name == "plain")
        #expect(operations.seen.text.description == "$.m.text")
        #expect(operations.pace.messages == 10)
        let credentials = Credentials(operations)
        #expect(credentials.names == ["token"])
        // What holds them is a secret, not what that stands in.
        #expect(credentials.members(in: operations.source) == ["X-Token", "t", "in"])
    }

    @Test(
        "is refused with the place and the remedy",
        arguments: [
            (
                "send: {frame: {type: msg, room: <conversation>, m: {text: <text>}, nonce: <tag>}, idempotent: true}",
                "send: {frame: {type: msg}}", "$.send: it does not say what is said"
            ),
            ("nonce: <tag>}, idempotent", "nonce: 1}, idempotent", "$.send: nothing tells a repetition"),
            ("acked: {type: ok, nonce: <tag>}", "acked: {type: ok}", "$.acked: nothing in it tells one message"),
            ("m: {text: <text>}}, sender", "m: {text: 'a <text>'}}, sender", "$.seen: its frame does not say where"),
            ("conversation: \"rooms[0].id\", ", "", "$.open: no step of it binds 'conversation'"),
            ("is: <actor.name>}", "is: <actor.uid>}", "$.seen: nobody has a 'uid': 'accounts' gives name, nickname,"),
            ("call: GET /rooms", "call: POST /rooms", "$.history: 'POST /rooms/<conversation>' reads nothing"),
            ("call: POST /in", "cal: POST /in", "$.accounts.steps: the step does nothing"),
            ("call: POST /in", "call: in", "$.accounts.steps.call: \"in\" is no call"),
            (
                "seen: {type: typing, room", "seen: {who: <actor.name>, type: typing, room",
                "$.typing: '<actor.name>' means"
            ),
            ("origin: {allowed: \"http://a.example\"}", "origin: {foreign: x}", "$.origin: the member 'allowed'"),
            ("next: {p: {from: 2}}", "next: {p: 7}", "$.history.next.p: expected a string"),
            ("next: {p: {from: 2}}", "while: more", "$.history"),
            (
                "steps: {call: POST /in, body: {name: <actor.nickname>},", "steps: {frame: {a: 1},",
                "$.accounts.steps: 'bind'"
            ),
            (
                "enter: {frame: {type: enter, room: <conversation>}}", "enter: {frame: {}, bind: {a: b}}",
                "$.enter: 'bind'"
            ),
            ("bind: {token: data.token", "bind: {token: 'data..token'", "$.accounts.steps.bind.token: 'data..token'"),
            ("order: newest-first", "order: newest", "$.history.order: \"newest\" is none of the words"),
            ("name: plain", "nam: plain", "$.nam: there is no member 'nam'"),
            ("socket: {path: /ws", "socket: {pth: /ws", "$.socket: the member 'path' is missing"),
            ("name: plain", "name: [plain", "the file is no YAML"),
            ("name: plain", "name: plain\nname: other", "'name' stands twice"),
        ])
    func mistakes(part: String, mistake: String, problem: String) throws {
        let text = OperationsText.plain.replacingText(part, mistake)
        #expect(text != OperationsText.plain)
        do {
            _ = try OperationsText.operations(text)
            Issue.record("it was accepted")
        } catch {
            #expect("\(error)".contains(problem), "\(error)")
            #expect("\(error)".hasPrefix("o.yaml "))
        }
    }

    @Test("may leave out what a server has not, and its cases say what is missing")
    func lacks() throws {
        let words = ["acked", "history", "typing", "origin"]
        let lines = OperationsText.plain.split(separator: "\n").filter { line in
            !words.contains { word in line.hasPrefix(word) }
        }
        let suite = try OperationsText.universal(lines.joined(separator: "\n"))
        let reasons = Dictionary(uniqueKeysWithValues: suite.cases.map { ($0.id, $0.withheld?.reason) })
        #expect(reasons["history/keeps"] == "the operations file gives no 'history'")
        #expect(reasons["strangers/see-no-typing"] == "the operations file gives no 'typing'")
        #expect(reasons["delivery/once"] == .some(.none))
        // Its requirement is not applicable then, rather than forgotten.
        #expect(suite.testCase("history/pages")?.proves.contains("UNIV-018") == true)
    }

    @Test("fixed accounts are attributes of the actors, and their cases run one at a time")
    func fixed() throws {
        let text = OperationsText.plain.replacingText(
            "accounts:\n",
            "accounts:\n  fixed: {mei: {mail: m@x}, oscar: {mail: <o>}, bystander: {mail: b@x}}\n")
        let suite = try OperationsText.universal(text)
        #expect(suite.cases.allSatisfy { $0.isExclusive })
        #expect(suite.worlds["pair"]?.actor("oscar")?.attributes.map(\.name) == ["mail"])
        let way = try #require(suite.manifest.provisioning.first)
        #expect(way.attributes == ["mail"])
    }

    @Test("is found wrong when a needed fixed account is missing")
    func fixedMissing() throws {
        let text = OperationsText.plain.replacingText("accounts:\n", "accounts:\n  fixed: {mei: {mail: m@x}}\n")
        #expect(throws: FixtureError.self) { _ = try OperationsText.operations(text) }
    }
}
