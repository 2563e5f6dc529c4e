import Testing

@testable import ConformanceKit

@Suite("receivePong") struct PongTests {
    private static let mei = ConnectionName(actor: "mei")

    private func conversation(_ pongs: [UInt8]..., atMs milliseconds: Int = 10) -> ObservedConversation {
        var conversation = ObservedConversation()
        var view = ConnectionView()
        for (index, bytes) in pongs.enumerated() {
            let arrival = conversation.start + .milliseconds(milliseconds)
            view.pongs.append(ReceivedPong(index: index, arrival: arrival, bytes: bytes))
        }
        conversation.views[Self.mei] = view
        return conversation
    }

    @Test("takes the pong of just these bytes, wherever it stands")
    func takesIt() throws {
        let result = try conversation([], [0x68], [0x68, 0x69]).judge(#"{"actor":"mei","receivePong":"6869"}"#)
        #expect(result.satisfaction?.consumed == [Self.mei: [2]])
    }

    @Test("waits for another one where the bytes differ", arguments: ["", "68", "686900", "6968"])
    func differs(hex: String) throws {
        let result = try conversation([0x68, 0x69]).judge(#"{"actor":"mei","receivePong":"\#(hex)"}"#)
        #expect(result.isPending)
        #expect(result.shortfall?.arrived == ["a pong of 2 bytes: 6869"])
    }

    @Test("takes each pong once")
    func once() throws {
        var conversation = conversation([])
        let step = #"{"actor":"mei","receivePong":""}"#
        #expect(try conversation.judge(step).satisfaction != nil)
        conversation.views[Self.mei]?.consumed = [0]
        #expect(try conversation.judge(step).isPending)
    }

    @Test("does not take one that came late, nor wait when the connection is over")
    func lateOrOver() throws {
        var conversation = conversation([], atMs: 101)
        let step = #"{"actor":"mei","receivePong":""}"#
        #expect(try conversation.judge(step).isPending)
        try conversation.end("mei", code: 1000)
        #expect(try conversation.judge(step).violation?.kind == .transport)
    }
}
