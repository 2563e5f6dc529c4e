import RawJSON
import Synchronization
import Testing

@testable import ConformanceKit

@Suite("A translator") struct TranslatorTests {
    private static let descriptor = """
        name: team-desk
        base: {/api: /v1}
        names: snake_case
        values: {senderType: {user: customer}}
        times: {form: seconds, members: [createdAt]}
        calls:
          - call: GET /api/history
            as: GET /tickets/<query.sessionId>/messages
            query: {limit: <query.pageSize>}
            answer: {code: 0, data: {messages: <body.items>, total: <body.count>}}
          - call: POST /api/accounts
            steps:
              - {call: POST /register, body: {login: "u<unique>", role: <body.role>}, bind: {id: id}}
              - {call: POST /login/<bound.id>, headers: {X-Key: k, Authorization: null}}
            answer: {code: 0, data: {userId: <bound.id>, token: <body.access_token>}}
            status: {200: 201}
        error: {code: <body.error.number>, msg: <body.error.text>}
        sends:
          - from: {type: chat_message}
            to: {event: say, "*": <data>}
        receives:
          - from: {event: said}
            to: {type: new_message, id: <event_id>, data: {messageType: text, "*": <$>}}
        absent: ["POST /api/rate/{}", resync_required]
        """

    private let translator: Translator

    init() throws {
        translator = Translator(descriptor: try Descriptor(yaml: Self.descriptor, file: "d.yaml"), event: ["type"])
    }

    private func json(_ text: String) throws -> JSONValue { try JSONParser().parse(Array(text.utf8)).value }

    private func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: String? = nil,
        answers: [(Int, String)]
    ) async throws -> (end: CallEnd, made: [WireRequest]) {
        let request = WireRequest(
            method: method, path: path, query: query.map { Named($0.0, $0.1) },
            headers: [Named("Authorization", "Bearer t")], body: body.map { Array($0.utf8) }, cutAfterBytes: nil)
        let made = Mutex<[WireRequest]>([])
        let end = await translator.exchange(request, by: ["token": "t"]) { request in
            let number = made.withLock { made in
                made.append(request)
                return made.count - 1
            }
            let (status, text) = answers[number]
            let value = try? JSONParser().parse(Array(text.utf8)).value
            return .answered(ReceivedAnswer(status: status, headers: [], body: value, bodyText: text))
        }
        return (end, made.withLock { $0 })
    }

    private func answer(_ end: CallEnd) throws -> ReceivedAnswer {
        guard case .answered(let answer) = end else {
            Issue.record("\(end)")
            throw CancellationError()
        }
        return answer
    }

    @Test("a call goes to the server's own path, and its answer comes back in the suite's words")
    func rule() async throws {
        let (end, made) = try await call(
            "GET", "/api/history", query: [("sessionId", "s1"), ("pageSize", "20")],
            answers: [(200, #"{"items": [{"sender_type": "customer", "created_at": 0}], "count": 1}"#)])
        #expect(made.map(\.target) == ["/tickets/s1/messages?limit=20"])
        let answer = try answer(end)
        #expect(
            answer.body
                == (try json(
                    #"""
                    {"code": 0, "data": {"messages": [{"senderType": "user", "createdAt": "1970-01-01T00:00:00.000Z"}],
                     "total": 1}}
                    """#)))
        #expect(answer.madeUp == [["code"]])
    }

    @Test("a call that no rule mentions changes names and the beginning of its path only")
    func unchanged() async throws {
        let (end, made) = try await call(
            "POST", "/api/session/close", body: #"{"sessionId": "s", "senderType": "user"}"#,
            answers: [(200, #"{"session_id": "s"}"#)])
        #expect(made.first?.target == "/v1/session/close")
        #expect(made.first.map(\.bodyText) == #"{"session_id":"s","sender_type":"customer"}"#)
        #expect(try answer(end).body == ["sessionId": "s"])
    }

    @Test("values in a path are encoded, and a path without one cannot be said")
    func paths() async throws {
        let (_, made) = try await call("GET", "/api/history", query: [("sessionId", "a/b c")], answers: [(404, "")])
        #expect(made.first?.path == "/tickets/a%2Fb%20c/messages")
        let (end, none) = try await call("GET", "/api/history", answers: [])
        #expect(none.isEmpty)
        guard case .absent = end else {
            Issue.record("\(end)")
            return
        }
    }

    @Test("what is no JSON goes over as it is")
    func broken() async throws {
        let (_, made) = try await call("POST", "/api/session/close", body: "{", answers: [(400, "")])
        #expect(made.first?.bodyText == "{")
    }

    @Test("a recipe makes its calls one after the other, with what the ones before have given")
    func recipe() async throws {
        let (end, made) = try await call(
            "POST", "/api/accounts", body: #"{"role": "user"}"#,
            answers: [(200, #"{"id": "u7"}"#), (200, #"{"access_token": "tok"}"#)])
        #expect(made.map(\.path) == ["/register", "/login/u7"])
        let login = try json(made[0].bodyText)["login"]?.stringValue ?? ""
        #expect(login.hasPrefix("u"))
        #expect(login.count == 11)
        #expect(made[1].headers.map(\.name) == ["X-Key"])
        let answer = try answer(end)
        #expect(answer.status == 201)
        #expect(answer.body?["data"] == ["userId": "u7", "token": "tok"])
    }

    @Test("a recipe ends with the first step that is refused, told in the suite's words")
    func refusedRecipe() async throws {
        let (end, made) = try await call(
            "POST", "/api/accounts", body: #"{"role": "user"}"#,
            answers: [(409, #"{"error": {"number": 4090, "text": "taken"}}"#)])
        #expect(made.count == 1)
        let answer = try answer(end)
        #expect(answer.status == 409)
        #expect(answer.body == ["code": 4090, "msg": "taken"])
        #expect(answer.madeUp.isEmpty)
    }

    @Test("frames go there and come back; the event's name is not made up, the rest of a shape is")
    func frames() throws {
        #expect(
            translator.sent(["type": "chat_message", "data": ["sessionId": "s", "content": "<b>"]])
                == ["event": "say", "session_id": "s", "content": "<b>"])
        let seen = translator.received(["event": "said", "event_id": "e", "sender_type": "customer", "text": "x"])
        #expect(
            seen.value == [
                "type": "new_message", "id": "e",
                "data": [
                    "messageType": "text", "event": "said", "eventId": "e", "senderType": "user", "text": "x",
                ],
            ])
        #expect(seen.madeUp == [["data", "messageType"]])
    }

    @Test("what the dialect does not have is named")
    func absent() async throws {
        let (end, made) = try await call("POST", "/api/rate/7", answers: [])
        guard case .absent(let reason) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(reason == "team-desk has no POST /api/rate/7")
        #expect(made.isEmpty)
        #expect(translator.lacks(event: "resync_required") == "team-desk has no resync_required")
        #expect(translator.lacks(event: "new_message") == nil)
        #expect(translator.lacks(sending: ["type": "resync_required"]) != nil)
    }

    @Test("with others absent, only what a rule mentions is there")
    func othersAbsent() throws {
        let strict = Translator(
            descriptor: try Descriptor(yaml: Self.descriptor + "\nothers: absent", file: "d.yaml"), event: ["type"])
        #expect(strict.lacks("GET", "/api/history") == nil)
        #expect(strict.lacks("GET", "/else") != nil)
        #expect(strict.lacks(event: "new_message") == nil)
        #expect(strict.lacks(event: "typing") != nil)
        #expect(strict.lacks(sending: ["type": "chat_message"]) == nil)
        #expect(strict.lacks(sending: ["type": "heartbeat"]) != nil)
    }

    @Test(
        "mistakes are told with their place",
        arguments: [
            ("names: snake_case", "names: camel", "$.names"), ("name: team-desk", "nmae: x", "$"),
            ("form: seconds", "form: days", "$.times.form"), ("{200: 201}", "{ok: 201}", "$.calls[1].status.ok"),
            ("as: GET /tickets", "as: /tickets", "$.calls[0].as"),
            ("from: {event: said}", "from: {event: <+x:id>}", "$"),
        ])
    func mistakes(part: String, mistake: String, place: String) {
        do {
            _ = try Descriptor(yaml: Self.descriptor.replacingText(part, mistake), file: "d.yaml")
            Issue.record("it was accepted")
        } catch {
            #expect("\(error)".hasPrefix("d.yaml \(place)"), "\(error)")
        }
    }
}

@Suite("What a descriptor makes up") struct MadeUpTests {
    private func pattern(_ text: String) throws -> Pattern {
        try Pattern(JSONReader(JSONParser().parse(Array(text.utf8)).value))
    }

    @Test("is all that a pattern expects, or not")
    func expectsOnly() throws {
        let madeUp: [JSONPath] = [["code"], ["data", "kind"]]
        #expect(try pattern(#"{"code": 0}"#).expectsOnly(madeUp))
        #expect(try pattern(#"{"code": 0, "data": {"kind": "<_:text>"}}"#).expectsOnly(madeUp))
        #expect(try !pattern(#"{"code": 0, "data": {"id": 5}}"#).expectsOnly(madeUp))
        #expect(try !pattern(#"{"code": 0}"#).expectsOnly([]))
        #expect(try pattern(#"{"type": "x", "code": 0}"#).expectsOnly(madeUp, ignoring: [["type"]]))
        // That it is this event, the server has said.
        #expect(try !pattern(#"{"type": "x"}"#).expectsOnly(madeUp, ignoring: [["type"]]))
    }
}
