import ChatProtocol
import Foundation
import Testing

@Suite("request bodies")
struct RequestTests {
    private func code<Body: RequestBody>(_ type: Body.Type, _ text: String) -> ErrorCode? {
        do {
            _ = try WireCoder.request(type, from: Data(text.utf8))
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "a body that is not a JSON object is refused [WIRE-007]",
        arguments: [
            "", "x", "[]", "7", "null", "\"x\"", "{", "{\"content\":\"x\"}}", "{\"content\":\"x\",\"y\":\"\\q\"}",
        ])
    func notAnObject(_ text: String) {
        #expect(code(SendMessageRequest.self, text) == .invalidValue)
        #expect(code(TestingAccountRequest.self, text) == .invalidValue)
    }

    @Test(
        "a login keeps its bounds [WIRE-007]",
        arguments: [
            (#"{"mobile":"13612","verificationCode":"1234"}"#, nil),
            (#"{"mobile":"+12345678901234567890","verificationCode":"1234567890"}"#, nil),
            (#"{"mobile":"1361","verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":"123456789012345678901","verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":"+1361","verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":"1361٢2","verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":"++13612","verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":13612227930,"verificationCode":"1234"}"#, .invalidValue),
            (#"{"mobile":"13612","verificationCode":"123"}"#, .invalidValue),
            (#"{"mobile":"13612","verificationCode":"12345678901"}"#, .invalidValue),
            (#"{"mobile":"13612","verificationCode":123456}"#, .invalidValue),
            (#"{"mobile":"13612"}"#, .missingValue), (#"{"verificationCode":"1234"}"#, .missingValue),
            (#"{"mobile":null,"verificationCode":"1234"}"#, .invalidValue),
        ] as [(String, ErrorCode?)])
    func login(_ text: String, _ expected: ErrorCode?) {
        #expect(code(LoginRequest.self, text) == expected)
    }

    @Test(
        "opening a session keeps its bounds [WIRE-007]",
        arguments: [
            ("{}", nil), (#"{"source":"","priority":9}"#, nil), (#"{"priority":0}"#, .invalidValue),
            (#"{"priority":10}"#, .invalidValue), (#"{"priority":1.5}"#, .invalidValue),
            (#"{"priority":"1"}"#, .invalidValue), (#"{"priority":null}"#, .invalidValue),
            (#"{"priority":1e400}"#, .invalidValue), (#"{"source":7}"#, .invalidValue),
            (#"{"source":"\#(String(repeating: "界", count: 50))"}"#, nil),
            (#"{"source":"\#(String(repeating: "界", count: 51))"}"#, .invalidValue),
        ] as [(String, ErrorCode?)])
    func openSession(_ text: String, _ expected: ErrorCode?) {
        #expect(code(OpenSessionRequest.self, text) == expected)
    }

    @Test("what is not said has its default")
    func defaults() throws {
        let empty = Data("{}".utf8)
        #expect(try WireCoder.request(OpenSessionRequest.self, from: empty) == OpenSessionRequest())
        #expect(OpenSessionRequest().source == "mobile" && OpenSessionRequest().priority == 1)
        #expect(try WireCoder.request(TestingAccountRequest.self, from: empty) == TestingAccountRequest(role: .user))
        let message = try WireCoder.request(SendMessageRequest.self, from: Data(#"{"content":"x"}"#.utf8))
        #expect(message.messageType == .text && message.tempMessageId == nil)
    }

    @Test(
        "an account for a test has a known role and a whole lifetime [WIRE-007]",
        arguments: [
            (#"{"role":"supervisor","tokenTtlSeconds":-1}"#, nil), (#"{"role":"king"}"#, .invalidValue),
            (#"{"tokenTtlSeconds":"60"}"#, .invalidValue), (#"{"tokenTtlSeconds":0.5}"#, .invalidValue),
            (#"{"nickname":7}"#, .invalidValue), (#"{"mobile":7}"#, .invalidValue),
        ] as [(String, ErrorCode?)])
    func testingAccount(_ text: String, _ expected: ErrorCode?) {
        #expect(code(TestingAccountRequest.self, text) == expected)
    }

    @Test(
        "content may not be empty or only white space [MSG-012]",
        arguments: [#"{"content":""}"#, #"{"content":" \t\r\n"}"#, #"{"content":"\u00a0\u2003\u3000"}"#])
    func emptyContent(_ text: String) {
        #expect(code(SendMessageRequest.self, text) == .emptyContent)
    }

    @Test(
        "a header and a member that name the message differently contradict each other [MSG-016]",
        arguments: [
            ("t-1", nil, nil), ("t-1", "t-1", nil), (nil, "t-1", nil), ("t-2", "t-1", .missingValue),
            ("a b", nil, .invalidValue), ("", nil, .invalidValue),
        ] as [(String?, String?, ErrorCode?)])
    func idempotencyKey(_ header: String?, _ member: String?, _ expected: ErrorCode?) {
        let message = SendMessageRequest(content: "x", tempMessageId: member.flatMap(TempMessageID.init(rawValue:)))
        do {
            let named = try message.named(byIdempotencyKey: header)
            #expect(named.tempMessageId?.rawValue == header ?? member)
            #expect(expected == nil)
        } catch {
            #expect(error.code == expected)
        }
    }
}
