import ChatProtocol
import Testing

@Suite("identifiers")
struct IdentifierTests {
    private static let longest = String(repeating: "a", count: 100)

    @Test(
        "1 to 100 characters of the alphabet are lawful [WIRE-004]",
        arguments: ["a", "session_1754985854512_4d116f10", "A-Z_09", longest])
    func isLawful(_ text: String) {
        #expect(SessionID(rawValue: text)?.rawValue == text)
        #expect(TempMessageID(rawValue: text)?.rawValue == text)
    }

    @Test("everything else is not [WIRE-004]", arguments: ["", " ", "a b", "é", "ａ", "a\u{0}", "a/b", longest + "a"])
    func isUnlawful(_ text: String) {
        #expect(SessionID(rawValue: text) == nil)
        #expect(MessageID(rawValue: text) == nil)
        #expect(TempMessageID(rawValue: text) == nil)
    }

    @Test("only temporary ids may have points and colons")
    func temporaryIdsMayHaveMore() {
        #expect(TempMessageID(rawValue: "t:1.2") != nil)
        #expect(SessionID(rawValue: "t:1.2") == nil)
    }

    @Test("a request id may have any characters [WIRE-015]")
    func requestIdsAreFree() {
        #expect(RequestID(rawValue: "第一 ✓") != nil)
        #expect(RequestID(rawValue: "") == nil)
        #expect(RequestID(rawValue: String(repeating: "界", count: 101)) == nil)
    }

    @Test(
        "a user id is from 1 to 2^53-1 [WIRE-004]",
        arguments: [(0, false), (1, true), (9_007_199_254_740_991, true), (9_007_199_254_740_992, false), (-1, false)]
            as [(Int64, Bool)])
    func userIds(_ number: Int64, _ isLawful: Bool) {
        #expect((UserID(rawValue: number) != nil) == isLawful)
    }
}
