import ChatProtocol
import ConformanceKit
import ProtocolChecks
import RawJSON
import Testing

@Suite("checks of answers")
struct AnswerCheckTests {
    private let check = ProtocolPayloadCheck()

    struct Answer: Sendable, CustomTestStringConvertible {
        let file: String
        let method: String
        let path: String
        var status = 200

        var testDescription: String { file }
    }

    static let answers = [
        Answer(file: "accounts/login", method: "POST", path: "/api/v2/auth/login"),
        Answer(file: "accounts/login-operator", method: "POST", path: "/api/v2/auth/login"),
        Answer(file: "desk/opened-session", method: "POST", path: "/api/v2/chat/session", status: 201),
        Answer(file: "desk/opened-session-again", method: "POST", path: "/api/v2/chat/session"),
        Answer(file: "messages/message-page", method: "GET", path: "/api/v2/chat/history"),
        Answer(file: "desk/session-page", method: "GET", path: "/api/v2/admin/chat/sessions"),
        Answer(file: "messages/message-page", method: "GET", path: "/api/v2/admin/chat/sessions/s/messages"),
        Answer(file: "messages/sent-message", method: "POST", path: "/api/v2/admin/chat/sessions/s/messages"),
        Answer(file: "desk/session-state", method: "POST", path: "/api/v2/admin/chat/sessions/s/accept"),
        Answer(file: "desk/session-state-closed", method: "POST", path: "/api/v2/admin/chat/sessions/s/close"),
        Answer(file: "operations/capabilities", method: "GET", path: "/api/v2/capabilities"),
        Answer(file: "operations/capabilities-for-development", method: "GET", path: "/api/v2/capabilities"),
        Answer(file: "operations/testing-account", method: "POST", path: "/api/v2/testing/accounts", status: 201),
    ]

    private func violations(_ answer: Answer, _ change: (JSONValue) -> JSONValue = { $0 }) throws -> [String] {
        let body = change(try Sample.named("\(answer.file).json"))
        return check.violations(inAnswer: .json(answer.method, answer.path, answer.status, body)).summary
    }

    @Test("find nothing in the samples [WIRE-001] [WIRE-022]", arguments: answers)
    func samplesPass(_ answer: Answer) throws {
        #expect(try violations(answer) == [])
    }

    @Test("find a member of data that is missing or has another type [WIRE-022]", arguments: answers)
    func brokenDataIsFound(_ answer: Answer) throws {
        let data = try #require(Sample.named("\(answer.file).json")["data"]?.objectValue)
        for (member, value) in data.map({ ($0.key, $0.value) }) {
            let strange: JSONValue = value.kind == .array ? [:] : value.kind == .null ? true : [7]
            let expected = ["WIRE-022 $.data.\(member)"]
            #expect(try violations(answer) { $0.with("data", member, value: nil) } == expected)
            #expect(try violations(answer) { $0.with("data", member, value: strange) } == expected)
        }
    }

    @Test(
        "find members of the envelope that are missing or have another type [WIRE-001]",
        arguments: ["code", "msg", "data", "timestamp"])
    func brokenEnvelopesAreFound(_ member: String) throws {
        for answer in [Self.answers[0], Answer(file: "wire/refusal", method: "GET", path: "/api/x", status: 404)] {
            #expect(try violations(answer) { $0.with(member, value: nil) } == ["WIRE-001 $.\(member)"])
        }
        #expect(try violations(Self.answers[0]) { $0.with("msg", value: .null) } == ["WIRE-001 $.msg"])
    }

    @Test("agree with each code at its own status, and at no other [WIRE-002]", arguments: ErrorCode.allCases)
    func codesHaveTheirStatus(_ code: ErrorCode) throws {
        let refusal = try Sample.named("wire/refusal.json").with("code", value: .number(JSONNumber(code.rawValue)))
        for status in [400, 401, 403, 404, 405, 409, 413, 418, 500] {
            let found = check.violations(inAnswer: .json("GET", "/api/v2/capabilities", status, refusal)).summary
            #expect(found == (status == code.httpStatus ? [] : ["WIRE-002 $.code"]))
        }
    }

    @Test(
        "find codes and statuses that do not go together [WIRE-002]",
        arguments: [
            (200, 4044, "WIRE-002 $.code"), (404, 0, "WIRE-002 $.code"), (404, 404, "WIRE-002 $.code"),
            (302, 4044, "WIRE-002 $"),
        ])
    func contradictionsAreFound(_ status: Int, _ code: Int, _ expected: String) throws {
        let body = try Sample.named("wire/refusal.json").with("code", value: .number(JSONNumber(code)))
        #expect(check.violations(inAnswer: .json("POST", "/api/v2/auth/login", status, body)).summary == [expected])
    }

    @Test("find data in a refusal [WIRE-002]", arguments: [[:], "x", [], false] as [JSONValue])
    func refusalsHaveNoData(_ data: JSONValue) throws {
        let body = try Sample.named("wire/refusal.json").with("data", value: data)
        #expect(check.violations(inAnswer: .json("GET", "/api/x", 404, body)).summary == ["WIRE-002 $.data"])
    }

    @Test(
        "find another content type, parameters aside [WIRE-001]",
        arguments: [
            ("application/json", []), ("Application/JSON; charset=utf-8", []), ("text/html", ["WIRE-001 $"]),
            ("application/jsonp", ["WIRE-001 $"]), (nil, ["WIRE-001 $"]),
        ] as [(String?, [String])])
    func contentTypes(_ type: String?, _ expected: [String]) throws {
        let answer = AnswerPayload(
            method: "GET", path: "/api/x", status: 404, contentType: type, body: try Sample.named("wire/refusal.json"))
        #expect(check.violations(inAnswer: answer).summary == expected)
    }

    @Test(
        "find a body that is not JSON, below /api only and not of HEAD [WIRE-001]",
        arguments: [
            ("GET", "/api/v2/capabilities", ["WIRE-001 $"]), ("DELETE", "/api/nothing", ["WIRE-001 $"]),
            ("HEAD", "/api/v2/capabilities", []), ("GET", "/ws", []), ("GET", "/apix", []),
        ])
    func bodiesAreJSON(_ method: String, _ path: String, _ expected: [String]) {
        #expect(check.violations(inAnswer: .json(method, path, 404, nil)).summary == expected)
    }

    @Test("find a good status that is not the route's own [OPS-003] [DESK-004]")
    func statusesAreTheRoutes() throws {
        let account = Answer(file: "operations/testing-account", method: "POST", path: "/api/v2/testing/accounts")
        #expect(try violations(account) == ["OPS-003 $"])
        let state = Answer(
            file: "desk/session-state", method: "POST", path: "/api/v2/admin/chat/sessions/s/accept", status: 201)
        #expect(try violations(state) == ["DESK-004 $"])
    }

    @Test("look at every item of a list and at its timestamps [WIRE-003] [WIRE-004]")
    func itemsAreLookedAt() throws {
        let page = try Sample.named("messages/message-page.json")
        let item = try #require(page["data"]?["messages"]?[1])
        let broken = item.with("createdAt", value: "2025-08-12T18:30:00+00:00").with("senderId", value: 0)
            .with("sender", "avatar", value: nil)
        let body = page.with("data", "messages", value: [item, broken])
        let found = check.violations(inAnswer: .json("GET", "/api/v2/chat/history", 200, body)).summary
        #expect(
            Set(found) == [
                "WIRE-003 $.data.messages[1].createdAt", "WIRE-004 $.data.messages[1].senderId",
                "WIRE-022 $.data.messages[1].sender.avatar",
            ])
    }

    @Test(
        "find advertised values outside their bounds [OPS-002]",
        arguments: [
            ("limits", "maxMessageBytes", 16_383), ("limits", "maxPageSize", 51), ("intervals", "heartbeatMs", 999),
            ("intervals", "heartbeatMs", 90_001), ("intervals", "typingTtlMs", 499),
            ("intervals", "typingTtlMs", 10_001),
        ] as [(String, String, Int)])
    func capabilitiesKeepTheirBounds(_ group: String, _ name: String, _ value: Int) throws {
        let found = try violations(Self.answers[10]) {
            $0.with("data", group, name, value: .number(JSONNumber(value)))
        }
        #expect(found == ["OPS-002 $.data.\(group).\(name)"])
    }

    @Test(
        "find what a server of seed 001 lacks [WIRE-022]",
        arguments: [
            ("02-message-history", "GET", ["messages[0].seq", "messages[0].tempMessageId", "pagination.next"]),
            ("04-sent-message", "POST", ["duplicate", "seq", "tempMessageId"]), ("01-session-list", "GET", []),
        ])
    func seedsLackWhatCameLater(_ file: String, _ method: String, _ lacking: [String]) throws {
        let path = "/api/v2/admin/chat/sessions" + (file.hasPrefix("01") ? "" : "/s/messages")
        let answer = Answer(file: "seed-001/\(file)", method: method, path: path)
        #expect(try Set(violations(answer)) == Set(lacking.map { "WIRE-022 $.data.\($0)" }))
    }
}
