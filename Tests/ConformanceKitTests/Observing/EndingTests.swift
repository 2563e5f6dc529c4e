import RawJSON
import Testing

@testable import ConformanceKit

@Suite("closed, refused, answer and either") struct EndingTests {
    @Test("closed compares the code", arguments: [(1008, true), (1011, false)])
    func comparesTheCode(code: Int, holds: Bool) throws {
        var conversation = ObservedConversation()
        try conversation.end("mei", code: code)
        let result = try conversation.judge(#"{"actor":"mei","closed":{"code":1008}}"#)
        #expect((result.satisfaction != nil) == holds)
    }

    @Test("closed can ask for an end without a close frame")
    func abnormalEnd() throws {
        var conversation = ObservedConversation()
        try conversation.end("mei", code: nil)
        let step = #"{"actor":"mei","closed":{"code":{"$absent":true}}}"#
        #expect(try conversation.judge(step).satisfaction != nil)
        try conversation.end("mei", code: 1000)
        #expect(try conversation.judge(step).violation != nil)
    }

    @Test("closed does not take the case's own close for the server's")
    func ownClose() throws {
        var conversation = ObservedConversation()
        try conversation.end("mei", code: 1000, isOwn: true)
        #expect(try conversation.judge(#"{"actor":"mei","closed":{}}"#).violation != nil)
    }

    @Test("closed waits for a connection that is open")
    func stillOpen() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", "{}")
        #expect(try conversation.judge(#"{"actor":"mei","closed":{"code":1008}}"#).isPending)
    }

    @Test("an accepted handshake is not a refusal")
    func acceptedIsNotRefused() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", "{}")
        #expect(try conversation.judge(#"{"actor":"mei","refused":{"status":401}}"#).violation != nil)
        conversation.views[ConnectionName(actor: "mei")]?.refusal = .answered(status: 401, headers: [], body: nil)
        #expect(try conversation.judge(#"{"actor":"mei","refused":{"status":401}}"#).satisfaction != nil)
    }

    @Test("an answer tells all its differences together")
    func allDifferences() throws {
        var conversation = ObservedConversation()
        conversation.answers["mei"] = ReceivedAnswer(
            status: 200, headers: [("Content-Type", "text/html")], body: ["code": 7], bodyText: "")
        let step = """
            {"actor":"mei","answer":{"status":201,"headers":{"content-type":{"$matches":"json"}},
             "body":{"code":0,"data":"<_:object>"}}}
            """
        #expect(try conversation.judge(step).violation?.differences.count == 4)
    }

    @Test("either takes the first alternative that holds, with its label")
    func eitherTakesOne() throws {
        var conversation = ObservedConversation()
        try conversation.end("mei", code: 1008)
        let step = """
            {"either":[{"outcome":"before","steps":[{"actor":"mei","refused":{"status":401}}]},
                       {"outcome":"after","steps":[{"actor":"mei","closed":{"code":1008}}]}]}
            """
        let satisfaction = try #require(try conversation.judge(step).satisfaction)
        #expect(satisfaction.alternatives.map(\.outcome) == ["after"])
    }

    @Test("either is violated only when no alternative can still hold")
    func eitherWaits() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", "{}")
        let step = """
            {"either":[[{"actor":"mei","refused":{"status":401}}],[{"actor":"mei","closed":{"code":1008}}]]}
            """
        #expect(try conversation.judge(step).isPending)
        try conversation.end("mei", code: 1011)
        #expect(try conversation.judge(step).violation?.headline.contains("2 lawful alternatives") == true)
    }

    @Test("an alternative that fails in its second step consumes nothing")
    func alternativesAreWhole() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"a"}"#)
        let step = """
            {"either":[[{"actor":"mei","receive":{"type":"a"}},{"actor":"mei","receive":{"type":"b"}}],
                       [{"actor":"mei","receive":{"type":"a"}}]]}
            """
        let satisfaction = try #require(try conversation.judge(step).satisfaction)
        #expect(satisfaction.alternatives.map(\.number) == [2])
        #expect(satisfaction.consumed == [ConnectionName(actor: "mei"): [0]])
    }
}
