import RawJSON
import Testing

@testable import ConformanceKit

@Suite("An answer") struct AnswerPatternTests {
    private func match(_ pattern: String, _ answer: ReceivedAnswer) throws -> MatchResult {
        try AnswerPattern(FixtureText.reader(pattern)).match(answer, FixtureText.bindings(["run": "r7"]))
    }

    private let answer = ReceivedAnswer(
        status: 200,
        headers: [("Set-Cookie", "a=1; Path=/"), ("set-cookie", "sid=abc=; HttpOnly"), ("Server", "x")],
        body: nil, bodyText: "<p>of r7</p>")

    @Test("gives the value of a cookie")
    func cookie() throws {
        let bound = try match(#"{"cookies":{"sid":"<+sid:text>","a":"1","b":{"$absent":true}}}"#, answer).bindings
        #expect(bound.map(\.value) == ["abc="])
        #expect(
            try match(#"{"cookies":{"b":"<_:text>"}}"#, answer).differences.map(\.path.description) == ["$.cookies.b"])
    }

    @Test("is looked at as a text where it is no JSON")
    func text() throws {
        #expect(try match(#"{"text":{"$mentions":"<run>"}}"#, answer).isMatch)
        #expect(try !match(#"{"text":{"$not":{"$mentions":"<run>"}}}"#, answer).isMatch)
    }
}
