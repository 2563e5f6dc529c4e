import RawJSON
import Testing

@testable import ConformanceKit

@Suite("A shape") struct ShapeTests {
    private func make(_ shape: String, from source: String) throws -> Shaped {
        let shape = try Shape(JSONReader(json(shape)))
        return shape.make(from: try json(source)) { $0 }
    }

    private func json(_ text: String) throws -> JSONValue { try JSONParser().parse(Array(text.utf8)).value }

    @Test("takes values as they are, and puts texts together")
    func taken() throws {
        let made = try make(
            #"{"a": "<x.y>", "b": "/rooms/<x.n>/<x.t>", "c": "<x.l[1]>", "whole": "<$>"}"#,
            from: #"{"x": {"y": {"z": null}, "n": 17, "t": "q", "l": [1, true]}}"#)
        #expect(made.value?["a"] == ["z": nil])
        #expect(made.value?["b"] == "/rooms/17/q")
        #expect(made.value?["c"] == true)
        #expect(made.value?["whole"]?["x"]?["n"] == 17)
        #expect(made.madeUp.isEmpty)
    }

    @Test("gives no value to what is missing")
    func missing() throws {
        let made = try make(
            #"{"a": "<x>", "b": "at <x>", "c": {"d": "<x>"}, "e": ["<x>", "<y>"]}"#, from: #"{"y": 1}"#)
        #expect(made.value == (try json(#"{"c": {}, "e": [1]}"#)))
    }

    @Test("null is a value")
    func null() throws {
        #expect(try make(#"{"a": "<x>"}"#, from: #"{"x": null}"#).value == (try json(#"{"a": null}"#)))
    }

    @Test("knows what it has made up itself")
    func madeUp() throws {
        let made = try make(
            #"{"code": 0, "data": {"kind": "room", "id": "<id>", "list": {"$each": "<l>", "as": {"n": "<n>", "t": 1}}}}"#,
            from: #"{"id": 5, "l": [{"n": 1}, {"n": 2}]}"#)
        #expect(made.value?["data"]?["list"] == (try json(#"[{"n": 1, "t": 1}, {"n": 2, "t": 1}]"#)))
        #expect(
            Set(made.madeUp) == [
                ["code"], ["data", "kind"], ["data", "list", .index(0), "t"], ["data", "list", .index(1), "t"],
            ])
    }

    @Test("takes the rest of an object, less what other placeholders take")
    func rest() throws {
        let made = try make(
            #"{"type": "new", "id": "<data.id>", "data": {"text": "<data.body.text>", "*": "<data>"}}"#,
            from: #"{"data": {"id": 5, "body": {"text": "x"}, "more": 1, "other": 2}}"#)
        // What the enclosing object takes is no affair of the inner one.
        let expected = try json(#"{"type": "new", "id": 5, "data": {"text": "x", "id": 5, "more": 1, "other": 2}}"#)
        #expect(made.value == expected)
    }

    @Test("what the server says counts before what the shape makes up, but for the envelope")
    func contradicted() throws {
        let made = try make(
            #"{"type": "new", "data": {"kind": "text", "more": 1, "*": "<data>"}, "*": "<$>"}"#,
            from: #"{"type": "old", "data": {"kind": "image"}}"#)
        #expect(made.value?["type"] == "new")
        #expect(made.value?["data"] == ["kind": "image", "more": 1])
        #expect(Set(made.madeUp) == [["type"], ["data", "more"]])
    }

    @Test("what is empty, and what the harness has said itself, is made up")
    func ownWords() throws {
        let made = try make(
            #"{"a": [], "b": {}, "c": "<request.body.x>", "d": "u-<unique>", "e": "<body.x> <unique>", "f": "<body.x>"}"#,
            from: #"{"request": {"body": {"x": 1}}, "unique": "q", "body": {"x": 2}}"#)
        #expect(Set(made.madeUp) == [["a"], ["b"], ["c"], ["d"]])
    }

    @Test("an element that nothing can be made of is there all the same")
    func emptyElements() throws {
        let made = try make(#"{"$each": "<l>", "as": "<n>"}"#, from: #"{"l": [{"n": 1}, {}, {"n": 3}]}"#)
        #expect(made.value == [1, nil, 3])
    }

    @Test("literals may look like placeholders")
    func literal() throws {
        #expect(try make(#"{"$literal": {"a": "<b>"}}"#, from: "{}").value == (try json(#"{"a": "<b>"}"#)))
    }

    @Test("is refused with a remedy", arguments: [#"{"a": "x < y"}"#, #"{"*": "data"}"#, #"{"a": "<b..c>"}"#])
    func mistakes(text: String) throws {
        #expect(throws: FixtureError.self) { try Shape(JSONReader(json(text))) }
    }
}

@Suite("Names and values of a dialect") struct NamingTests {
    private var naming: Naming {
        var naming = Naming()
        naming.isSnakeCase = true
        naming.renamed = [(ours: "sessionId", theirs: "ticket")]
        naming.values = ["senderType": [(ours: "user", theirs: "buyer"), (ours: "admin", theirs: "agent")]]
        naming.times = (.seconds, ["createdAt"])
        naming.numbers = ["userId"]
        naming.texts = ["messageId"]
        return naming
    }

    @Test("go there and come back")
    func bothWays() {
        let ours: JSONValue = [
            "sessionId": "s", "list": [["senderType": "user", "createdAt": "2026-11-21T10:00:00.000Z"]],
            "userId": 7, "messageId": "12",
        ]
        let theirs: JSONValue = [
            "ticket": "s", "list": [["sender_type": "buyer", "created_at": 1_795_255_200]], "user_id": "7",
            "message_id": 12,
        ]
        #expect(naming.renamed(naming.spokenByThem(ours), naming.theirs) == theirs)
        #expect(naming.spokenByUs(naming.renamed(theirs, naming.ours), except: []) == ours)
    }

    @Test("what is said in our words already stays")
    func madeUp() {
        #expect(naming.spokenByUs(["senderType": "buyer"], except: [["senderType"]]) == ["senderType": "buyer"])
    }

    @Test("what has the wrong type on one side has it on the other")
    func wrongTypes() {
        #expect(naming.spokenByThem(["userId": "7", "messageId": 5]) == ["userId": 7, "messageId": "5"])
        #expect(naming.spokenByUs(["userId": 7, "messageId": "5"], except: []) == ["userId": "7", "messageId": 5])
        #expect(naming.spokenByThem(["userId": nil, "messageId": "m"]) == ["userId": nil, "messageId": "m"])
    }

    @Test("a word may stand for a number")
    func wordsForNumbers() {
        var naming = Naming()
        naming.values = ["code": [(ours: "4044", theirs: "no such session")]]
        naming.numbers = ["code"]
        #expect(naming.spokenByUs(["code": "no such session"], except: []) == ["code": 4044])
    }

    @Test("a form that is ours alone is known")
    func reformed() {
        let seen: JSONValue = ["createdAt": 0, "userId": "7", "senderType": "user", "list": [["messageId": 1]]]
        #expect(
            Set(naming.reformed(seen)) == [["createdAt"], ["userId"], ["list", .index(0), "messageId"]])
    }

    @Test("milliseconds keep their fraction")
    func milliseconds() {
        var naming = Naming()
        naming.times = (.milliseconds, ["at"])
        #expect(naming.spokenByUs(["at": 1_795_255_200_123], except: []) == ["at": "2026-11-21T10:00:00.123Z"])
        #expect(naming.spokenByThem(["at": "2026-11-21T10:00:00.123Z"]) == ["at": 1_795_255_200_123])
    }

    @Test("names that are not ours stay as they are", arguments: ["_id", "a__b", "URL", "Content"])
    func oddNames(name: String) {
        #expect(Naming().theirs(name) == name)
        #expect(naming.ours(name) == name)
        #expect(naming.theirs(name) == name)
    }
}
