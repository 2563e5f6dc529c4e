import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Tokens made from others") struct AlteredTokenTests {
    /// The example of RFC 7515 appendix A.1, whose header and claims hold line breaks and blanks.
    private static let token =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    private func rendered(_ members: String, of token: String = token) throws -> String {
        let template = try FixtureText.template(#"{"$jwt":{"of":"<t>"\#(members)}}"#)
        return try template.renderText(FixtureText.bindings(["t": .string(token), "who": "joan"]))
    }

    private func part(_ number: Int, _ token: String) throws -> String {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        return String(decoding: try #require(Base64URL.decode(String(parts[number]))), as: UTF8.self)
    }

    @Test("stay as they are, byte by byte, without members")
    func kept() throws {
        #expect(try rendered("") == Self.token)
        #expect(
            try rendered(#","header":{},"claims":{},"signature":"kept","before":"Bearer ""#) == "Bearer " + Self.token)
    }

    @Test("get members of header and claims, and keep the others")
    func members() throws {
        let token = try rendered(#","header":{"alg":"none"},"claims":{"iss":"<who>","exp":1e300},"signature":"none""#)
        #expect(try part(0, token) == #"{"typ":"JWT","alg":"none"}"#)
        #expect(try part(1, token) == #"{"iss":"joan","exp":1e300,"http://example.com/is_root":true}"#)
        #expect(token.hasSuffix("."))
        let other = try rendered(#","claims":{"iss":"x"}"#)
        #expect(other.hasPrefix("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."))
        #expect(other.hasSuffix(".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
    }

    @Test("have one other bit in a changed signature")
    func changed() throws {
        let token = try rendered(#","signature":"changed""#)
        let old = try #require(Base64URL.decode(String(Self.token.split(separator: ".")[2])))
        let new = try #require(Base64URL.decode(String(token.split(separator: ".")[2])))
        #expect(zip(old, new).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount } == 1)
        #expect(token.split(separator: ".").prefix(2) == Self.token.split(separator: ".").prefix(2))
    }

    @Test(
        "cannot be made of what is no JWT, which makes the case not observable",
        arguments: ["abc", "a.b", "a.b.c", "e30.e30.****", "e30.W10.AA", "e30.e30.AA.AA", "e30=.e30.AA"])
    func none(token: String) async throws {
        let error = #expect(throws: TemplateError.self) { try rendered("", of: token) }
        #expect(error?.missingOffer == "the token is no JWT")
    }

    @Test("end a case as not observable, also in a header")
    func engine() async throws {
        let steps = #"""
            [{"actor":"mei","call":"GET /a","headers":{"Authorization":{"$jwt":{"of":"<mei.token>","before":"Bearer "}}}}]
            """#
        let result = try await EngineRun(steps: steps).result()
        #expect(result.outcome == .notObservable)
        #expect(result.reason == "the token is no JWT")
    }
}
