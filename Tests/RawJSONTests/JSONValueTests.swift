import RawJSON
import Testing

@Suite("JSONValue")
struct JSONValueTests {
    @Test("compares texts by their bytes")
    func comparesBytes() {
        let composed = JSONValue.string("\u{E9}")
        let decomposed = JSONValue.string("e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }

    @Test("compares objects without regard to order, arrays with it")
    func comparesOrder() throws {
        let left = try JSONValue(parsing: #"{"a":1,"b":[1,2]}"#)
        let right = try JSONValue(parsing: #"{"b":[1,2],"a":1.0}"#)
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(try left != JSONValue(parsing: #"{"a":1,"b":[2,1]}"#))
        #expect(try left != JSONValue(parsing: #"{"a":1}"#))
        #expect(try JSONValue(parsing: #"{"a":null}"#) != JSONValue(parsing: #"{"b":null}"#))
    }

    @Test("tells null from absent and a number from its text")
    func tellsKindsApart() {
        let value: JSONValue = ["a": nil, "n": 1, "s": "1"]
        #expect(value["a"]?.isNull == true)
        #expect(value["b"] == nil)
        #expect(value["n"] != value["s"])
        #expect(value["s"]?.int64Value == nil)
        #expect(value[0] == nil)
    }

    @Test("keeps the order of members, also when there are many")
    func keepsOrder() {
        var object = JSONObject()
        for number in 0..<40 { object["k\(number)"] = .integer(number) }
        #expect(object.keys == (0..<40).map { "k\($0)" })
        #expect(object["k39"] == 39)
        object["k0"] = nil
        object["k20"] = "changed"
        #expect(object.count == 39)
        #expect(object["k0"] == nil)
        #expect(object["k1"] == 1)
        #expect(object["k20"] == "changed")
        #expect(object.keys.first == "k1")
        object["k0"] = true
        #expect(object.keys.last == "k0")
    }

    @Test("cuts long values in differences")
    func excerpt() {
        let value = JSONValue.string(String(repeating: "x", count: 500))
        #expect(value.excerpt(limit: 10) == "\"xxxxxxxxx… (502 characters)")
        #expect(JSONValue.bool(true).excerpt(limit: 10) == "true")
    }
}
