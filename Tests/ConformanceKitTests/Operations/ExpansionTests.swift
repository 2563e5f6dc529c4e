import RawJSON
import Testing

@testable import ConformanceKit

@Suite("A universal step in a server's words") struct ExpansionTests {
    private func expanded(_ step: String) throws -> JSONValue {
        let expansion = Expansion(try OperationsText.operations())
        return .array(try expansion.steps(for: JSONValue(parsing: step)))
    }

    private func expect(_ step: String, _ wanted: String) throws {
        let found = try expanded(step)
        let value = try JSONValue(parsing: wanted)
        #expect(found == value, "\(found)")
    }

    @Test("sends the text and the tag where the server has them")
    func send() throws {
        try expect(
            #"{"actor":"mei/tab","operation":"send","text":"a <run>","tag":"t","attempt":true,"proves":["U-1"]}"#,
            #"""
            [{"actor":"mei/tab","send":{"type":"msg","room":"<conversation>","m":{"text":"a <run>"},"nonce":"t"},
            "attempt":true,"proves":["U-1"]}]
            """#)
    }

    @Test("keeps long texts to what the server takes")
    func longest() throws {
        func count(_ more: String) throws -> Int? {
            let yaml = OperationsText.plain.replacingText("idempotent: true}", "idempotent: true\(more)}")
            let steps = try Expansion(OperationsText.operations(yaml)).steps(
                for: JSONValue(parsing: #"{"actor":"mei","operation":"send","text":{"$long":16000},"tag":"t"}"#))
            let text = steps.first?["send"]?["m"]?["text"]?.stringValue
            return text.map { $0.replacingText("<run>", "0123456789").count }
        }
        #expect(try count("") == 16_011)
        #expect(try count(", longest: 4000") == 4000)
        #expect(try count(", longest: 40000") == 16_011)
    }

    @Test("opens a conversation under the name it is asked for, with whom it is asked for")
    func open() throws {
        try expect(
            #"{"actor":"bystander","operation":"open","in":"other","with":"oscar"}"#,
            #"""
            [{"actor":"bystander","call":"POST /rooms","body":{"with":"<oscar.name>"},
            "answer":{"status":{"$range":{"min":200,"max":299}},"body":{"rooms":{"$inOrder":[{"id":"<+other:id>"}]}},
            "headers":{"X-Key":{"$oneOf":["<+other_key:text>","<+other_key:number>"]}}}},
            {"actor":"bystander","send":{"type":"join","room":"<other>","key":"<other_key>"}}]
            """#)
    }

    @Test("hears a text, and looks for it among frames")
    func seen() throws {
        try expect(
            #"{"actor":"oscar","operation":"seen","text":"x","in":"other","proves":["U-1"]}"#,
            #"[{"actor":"oscar","receive":{"type":"msg","room":"<other>","m":{"text":"x"}},"proves":["U-1"]}]"#)
        try expect(
            #"{"check":[{"each":{"of":"<l>","by":"$seen.text","match":{"$seen":{"text":{"$mentions":"<run>"}}}}}]}"#,
            #"""
            [{"check":[{"each":{"of":"<l>","by":"$.m.text",
            "match":{"type":"msg","room":"<conversation>","m":{"text":{"$mentions":"<run>"}}}}}]}]
            """#)
    }

    @Test("connects without credentials, or with altered ones")
    func credentials() throws {
        try expect(
            #"{"actor":"mei/thief","operation":"connect","credentials":"none","ready":false}"#,
            #"[{"actor":"mei/thief","connect":{"query":{"t":null},"headers":{},"first":null,"ready":false}}]"#)
        try expect(
            #"{"actor":"mei/thief","operation":"connect","credentials":"altered","ready":false}"#,
            #"""
            [{"actor":"mei/thief","connect":{"query":{"t":{"$altered":{"of":"<mei.token>","before":"","after":""}}},
            "headers":{},"first":{"in":{"$altered":{"of":"<mei.token>","before":"","after":""}}},"ready":false}}]
            """#)
        try expect(
            #"{"actor":"mei/thief","operation":"connect","origin":"foreign","ready":false}"#,
            #"""
            [{"actor":"mei/thief","connect":{"headers":{"Origin":"https://elsewhere.example"},
            "first":{"in":"<mei.token>"},"ready":false}}]
            """#)
    }

    @Test("asks for a page without credentials, or with altered ones")
    func page() throws {
        try expect(
            #"{"actor":"mei","operation":"page","credentials":"none","answer":{"status":401}}"#,
            #"""
            [{"actor":"mei","call":"GET /rooms/<conversation>","query":{},"anonymous":true,"answer":{"status":401}}]
            """#)
        try expect(
            #"{"actor":"mei","operation":"page","credentials":"altered","answer":{"status":401}}"#,
            #"""
            [{"actor":"mei","call":"GET /rooms/<conversation>","query":{},"answer":{"status":401},
            "headers":{"X-Token":{"$altered":{"of":"<mei.token>","before":"","after":""}}}}]
            """#)
    }

    @Test("claims to be somebody else wherever a message could say so")
    func claim() throws {
        let step = try expanded(
            #"{"actor":"mei","operation":"send","text":"x","tag":"t","claim":"bystander"}"#)[0]?["send"]
        #expect(step?["from"] == "<bystander.name>")
        #expect(step?["m"]?["by"] == "<bystander.name>")
        #expect(step?["m"]?["text"] == "x")
        #expect(step?["nonce"] == "t")
    }

    @Test("reads the history from its newest page back, and turns it round")
    func history() throws {
        try expect(
            #"{"actor":"oscar","operation":"history","as":"kept"}"#,
            #"""
            [{"actor":"oscar","follow":"GET /rooms/<conversation>","query":{},"items":"rows","as":"kept",
            "answer":{"status":{"$range":{"min":200,"max":299}}},"reversed":true,"next":{"p":{"from":2}},
            "where":{"m":{"text":{"$mentions":"<run>"}}}}]
            """#)
    }

    @Test("breaks a text inside an event where the server speaks Socket.IO")
    func packets() throws {
        let text = OperationsText.plain.replacingText("socket: {path: /ws,", "socket: {transport: socketio,")
        let expansion = Expansion(try OperationsText.operations(text))
        let table: JSONValue = [
            "table": [["text": "{"]], "steps": [["actor": "mei", "raw": ["text": "<text>"], "attempt": true]],
        ]
        #expect(try expansion.steps(for: table)[0]["steps"]?[0]?["raw"] == ["text": "42<text>"])
        let fill: JSONValue = ["actor": "mei", "raw": ["text": ["$fill": ["bytes": 9, "with": "["]]]]
        #expect(try expansion.steps(for: fill)[0]["raw"]?["text"]?["$fill"]?["before"] == "42")
    }

    @Test("waits for nothing where it need not succeed")
    func attempt() throws {
        let text = OperationsText.plain.replacingText(
            "enter: {frame: {type: enter, room: <conversation>}}",
            "enter: [{frame: {type: enter, room: <conversation>}}, {receive: {type: entered}}]")
        let expansion = Expansion(try OperationsText.operations(text))
        let step: JSONValue = ["actor": "mei/thief", "operation": "enter"]
        #expect(try expansion.steps(for: step).count == 2)
        #expect(try expansion.steps(for: step.setting(true, at: ["attempt"])).count == 1)
    }

    @Test("leaves out what needs no step")
    func nothing() throws {
        try expect(#"{"actor":"oscar","operation":"join"}"#, "[]")
    }
}
