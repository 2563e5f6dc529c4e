import RawJSON
import Testing

@Suite("JSONPath")
struct JSONPathTests {
    private let document: JSONValue = [
        "data": ["items": [["id": 7], ["id": 8]], "odd name": 1, "3": "three"], "": "empty", "a/b": ["~": 2],
    ]

    @Test(
        "finds a value by a simple path",
        arguments: [
            ("data.items[1].id", 8), ("$.data.items[0].id", 7), ("data['odd name']", 1), ("data.3", "three"),
        ] as [(String, JSONValue)])
    func findsByPath(path: String, expected: JSONValue) throws {
        #expect(document.value(at: try JSONPath(parsing: path)) == expected)
    }

    @Test(
        "finds a value by a JSON pointer",
        arguments: [("/data/items/1/id", 8), ("/", "empty"), ("/a~1b/~0", 2), ("/data/3", "three")]
            as [(String, JSONValue)])
    func findsByPointer(pointer: String, expected: JSONValue) throws {
        #expect(document.value(at: try JSONPath(pointer: pointer)) == expected)
    }

    @Test("finds nothing where nothing is", arguments: ["data.nothing", "data.items[2]", "data.items[0].id.deeper"])
    func findsNothing(path: String) throws {
        #expect(document.value(at: try JSONPath(parsing: path)) == nil)
    }

    @Test("takes an empty path for the document", arguments: ["", "$"])
    func root(path: String) throws {
        #expect(try JSONPath(parsing: path) == .root)
        #expect(document.value(at: .root) == document)
        #expect(try JSONPath(pointer: "") == .root)
    }

    @Test("refuses what is no path", arguments: ["a..b", ".a", "a.", "a[", "a[x]", "a[0]b", "$.", "a[-1]", "$.a."])
    func refuses(path: String) {
        #expect(throws: JSONPath.SyntaxError.self) { try JSONPath(parsing: path) }
    }

    @Test("refuses a pointer without a slash at its beginning")
    func refusesPointer() {
        #expect(throws: JSONPath.SyntaxError.self) { try JSONPath(pointer: "a/b") }
    }

    @Test("is written for differences and as a pointer")
    func rendering() throws {
        let path = try JSONPath(parsing: "data.items[0]").appending("odd name").appending("a/b~c")
        #expect(path.description == "$.data.items[0]['odd name']['a/b~c']")
        #expect(path.pointer == "/data/items/0/odd name/a~1b~0c")
        #expect(try JSONPath(pointer: path.pointer) == path)
        #expect(JSONPath.root.description == "$")
    }
}
