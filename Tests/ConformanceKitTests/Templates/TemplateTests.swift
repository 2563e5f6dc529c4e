import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Template")
struct TemplateTests {
    private let known = FixtureText.bindings([
        "n": 7, "name": "Mei", "flag": true, "list": [1, 2], "nothing": nil, "mei.userId": 12,
        "mei/main.connectionId": "c-1",
        "mei/phone.connectionId": "c-2",
    ])

    @Test(
        "fills placeholders in, keeping the type of one that stands alone",
        arguments: [
            (#""<n>""#, "7"), (#""<list>""#, "[1,2]"), (#""<nothing>""#, "null"), (#""id-<n>/<name>""#, #""id-7/Mei""#),
            (#""<flag>!""#, #""true!""#), (#"{"a":["<n>",{"b":"<name>"}]}"#, #"{"a":[7,{"b":"Mei"}]}"#),
            (#""<mei.userId>""#, "12"), (#""<mei.connectionId>""#, #""c-1""#),
            (#""<mei/phone.connectionId>""#, #""c-2""#),
            (#"{"$literal":"<n>"}"#, #""<n>""#), (#"{"$literal":{"$x":1}}"#, #"{"$x":1}"#),
            (#""a < b > c""#, #""a < b > c""#),
            (#""<3 </b> <>""#, #""<3 </b> <>""#), (#"{"a":{"$optional":"<n>"}}"#, #"{"a":7}"#),
            (#"{"a":{"$optional":"<unknown>"},"b":1}"#, #"{"b":1}"#),
            (#"{"$fill":{"bytes":5,"with":"ab"}}"#, #""ababa""#),
            (#"{"$fill":{"bytes":8,"with":"你"}}"#, #""你你..""#), (#"{"$fill":{"bytes":"<n>"}}"#, #"".......""#),
            (#"{"$fill":{"bytes":9,"with":"x","before":"<name>[","after":"]"}}"#, #""Mei[xxxx]""#),
            (#"{"$fill":{"bytes":5,"with":"你a"}}"#, #""你a.""#),
        ])
    func renders(template: String, expected: String) throws {
        #expect(try FixtureText.template(template).render(known) == JSONValue(parsing: expected))
    }

    @Test("fills to the byte", arguments: [0, 1, 2, 3, 100, 16385])
    func fillsExactly(bytes: Int) throws {
        let text = try FixtureText.template(#"{"$fill":{"bytes":\#(bytes),"with":"a你😀"}}"#).render(known)
        #expect(text.stringValue?.utf8.count == bytes)
    }

    @Test(
        "cannot be filled in when a name is missing or does not fit",
        arguments: [
            #""<unknown>""#, #""x<list>""#, #""x<nothing>""#, #"{"a":"<mei.email>"}"#, #"{"$fill":{"bytes":"<name>"}}"#,
            #"{"$fill":{"bytes":2,"before":"abc"}}"#, #""<mei/tablet.connectionId>""#,
        ])
    func refusesToRender(template: String) throws {
        let template = try FixtureText.template(template)
        #expect(throws: TemplateError.self) { try template.render(known) }
    }

    @Test(
        "is refused when it binds, matches, or uses an unknown form",
        arguments: [
            #""<+x:id>""#, #""a <_:id>""#, #""<+x>""#, #""<+x:uuid>""#, #"{"$fil":{"bytes":1}}"#,
            #"{"$optional":"<n>"}"#,
            #"["$literal",{"$literal":1,"b":2}]"#, #"{"$fill":{"with":"a"}}"#, #"{"a":{"$absent":true}}"#,
            #""<+1x:id>""#,
        ])
    func refusesToRead(template: String) {
        #expect(throws: FixtureError.self) { try FixtureText.template(template) }
    }

    @Test("tells which names it needs, optional members apart")
    func names() throws {
        let template = try FixtureText.template(
            #"{"a":"<x> <y.z>","b":["<x>"],"c":{"$optional":"<w>"},"d":{"$literal":"<v>"}}"#)
        #expect(template.names.map(\.text) == ["x", "y.z", "x"])
    }
}
