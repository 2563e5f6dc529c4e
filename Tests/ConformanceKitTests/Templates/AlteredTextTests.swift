import RawJSON
import Testing

@testable import ConformanceKit

@Suite("$altered") struct AlteredTextTests {
    @Test(
        "changes one letter or digit in the middle into another of its class",
        arguments: [("abcde", "abdde"), ("a9", "a0"), ("x-Z-x", "x-A-x"), ("z", "a"), ("..b..", "..c..")])
    func middle(text: String, altered: String) {
        #expect(AlteredText.altered(text) == altered)
    }

    @Test("makes a text without letters and digits longer", arguments: ["", "--", "=="])
    func other(text: String) {
        #expect(AlteredText.altered(text) == text + "x")
    }

    @Test("stands between what is given")
    func rendered() throws {
        let template = try FixtureText.template(
            #"{"h":{"$altered":{"of":"<token>","before":"Bearer ","after":"; <x>"}}}"#)
        let value = try template.render(FixtureText.bindings(["token": "abc", "x": 7]))
        #expect(value == ["h": "Bearer acc; 7"])
        #expect(template.names.map(\.text) == ["token", "x"])
    }
}
