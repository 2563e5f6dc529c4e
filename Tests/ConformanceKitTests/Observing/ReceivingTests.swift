import RawJSON
import Testing

@testable import ConformanceKit

@Suite("receive, receiveNext and collect") struct ReceivingTests {
    private let mei = ConnectionName(actor: "mei")

    @Test("receive takes the oldest frame that matches and leaves those before it")
    func takesTheOldest() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"noise"}"#)
        try conversation.frame("mei", #"{"type":"msg","id":"a"}"#)
        try conversation.frame("mei", #"{"type":"msg","id":"b"}"#)
        let result = try conversation.judge(#"{"actor":"mei","receive":{"type":"msg","id":"<+id:id>"}}"#)
        let satisfaction = try #require(result.satisfaction)
        #expect(satisfaction.consumed == [mei: [1]])
        #expect(satisfaction.bindings.map(\.value) == ["a"])
    }

    @Test("a frame that did not come is explained by what the server refused, last of what arrived")
    func refusals() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"other","code":4290}"#)
        for _ in 0..<60 { try conversation.frame("mei", #"{"type":"msg"}"#) }
        let shortfall = try #require(try conversation.judge(#"{"actor":"mei","receive":{"type":"end"}}"#).shortfall)
        #expect(shortfall.arrived.count == 51)
        #expect(shortfall.arrived.last == #"{"type":"other","code":4290}"#)
    }

    @Test("receive does not take a frame twice")
    func consumedFramesAreGone() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"msg"}"#)
        conversation.views[mei]?.consumed = [0]
        #expect(try conversation.judge(#"{"actor":"mei","receive":{"type":"msg"}}"#).isPending)
    }

    @Test("receive does not count a frame that came after the deadline")
    func lateFramesDoNotCount() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"msg"}"#, atMs: 101)
        #expect(try conversation.judge(#"{"actor":"mei","receive":{"type":"msg"}}"#).isPending)
    }

    @Test("a frame of the same event that differs is shown with its differences")
    func showsTheNearest() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"other"}"#)
        try conversation.frame("mei", #"{"type":"msg","text":"helo","seq":1}"#)
        let step = #"{"actor":"mei","receive":{"type":"msg","text":"hello","seq":1}}"#
        let shortfall = try #require(try conversation.judge(step).shortfall)
        #expect(shortfall.kind == .missedDeadline)
        #expect(shortfall.differences.map(\.description) == [#"$.text: expected "hello", found "helo""#])
        #expect(shortfall.arrived.count == 2)
    }

    @Test("a connection that has ended is a violation at once, because nothing can come")
    func endedConnections() throws {
        var conversation = ObservedConversation()
        try conversation.end("mei", code: 1011)
        let violation = try #require(try conversation.judge(#"{"actor":"mei","receive":{"type":"msg"}}"#).violation)
        #expect(violation.kind == .transport)
        #expect(violation.headline.contains("1011"))
    }

    @Test("a frame before notBefore is too early")
    func tooEarly() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"msg"}"#, atMs: 40)
        let step = #"{"actor":"mei","receive":{"type":"msg"}}"#
        #expect(try conversation.judge(step, notBeforeMs: 41).violation?.kind == .tooEarly)
        #expect(try conversation.judge(step, notBeforeMs: 40).satisfaction != nil)
    }

    @Test("receiveNext refuses another frame in between, but not ambient or ignored ones")
    func next() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"presence"}"#)
        try conversation.frame("mei", #"{"type":"noise"}"#)
        try conversation.frame("mei", #"{"type":"msg"}"#)
        let step = #"{"actor":"mei","receiveNext":{"type":"msg"}}"#
        #expect(try conversation.judge(step).violation != nil)
        let noise = try Pattern(JSONReader(["type": "noise"]))
        conversation.views[mei]?.ignored = [(noise, Bindings())]
        #expect(try conversation.judge(step).satisfaction?.consumed == [mei: [2]])
    }

    @Test("collect takes every matching frame up to its end, and the end too")
    func collects() throws {
        var conversation = ObservedConversation()
        for (event, number) in [("msg", 1), ("noise", 0), ("msg", 2), ("end", 0), ("msg", 3)] {
            try conversation.frame("mei", #"{"type":"\#(event)","n":\#(number)}"#)
        }
        let step = #"{"actor":"mei","collect":{"type":"msg"},"until":{"type":"end"},"as":"all"}"#
        let satisfaction = try #require(try conversation.judge(step).satisfaction)
        #expect(satisfaction.consumed == [mei: [0, 2, 3]])
        #expect(satisfaction.bindings.first?.value.arrayValue?.compactMap { $0["n"]?.int64Value } == [1, 2])
    }

    @Test("collect by count says how many came")
    func collectsTooFew() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"msg"}"#)
        let step = #"{"actor":"mei","collect":{"type":"msg"},"count":3,"as":"all"}"#
        let result = try conversation.judge(step)
        #expect(result.isPending)
        #expect(result.shortfall?.headline.hasPrefix("1 of 3 frames at mei/main") == true)
    }
}

extension ReceivingTests {
    @Test("an event that the protocol does not know is never next")
    func unknownEvents() throws {
        var conversation = ObservedConversation()
        try conversation.frame("mei", #"{"type":"from-the-future"}"#)
        try conversation.frame("mei", #"{"type":"msg"}"#)
        #expect(try conversation.judge(#"{"actor":"mei","receiveNext":{"type":"msg"}}"#).satisfaction != nil)
    }
}
