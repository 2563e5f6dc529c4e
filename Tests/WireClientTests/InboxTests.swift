import NIOPosix
import RawJSON
import Testing

@testable import WireClient

@Suite("inbox", .timeLimit(.minutes(1)))
struct InboxTests {
    private let inbox = Inbox(eventLoop: MultiThreadedEventLoopGroup.singleton.any())
    private let far = ContinuousClock.now + .seconds(600)

    private func add(_ text: String) {
        inbox.append(.text(LazyJSON(Array(text.utf8))), at: .now())
    }

    @Test("returns at once when there is more already")
    func returnsAtOnce() async {
        add("1")
        #expect(await inbox.waitForChange(after: 0, until: .now - .seconds(1)))
        #expect(inbox.entries(from: 0).map(\.message?.text) == ["1"])
        #expect(inbox.entries(from: 1).isEmpty)
        #expect(inbox.entries(from: 9).isEmpty)
    }

    @Test("returns false at the deadline, not before")
    func givesUp() async {
        let deadline = ContinuousClock.now + .milliseconds(20)
        #expect(await !inbox.waitForChange(after: 0, until: deadline))
        #expect(ContinuousClock.now >= deadline)
    }

    @Test("returns false when the task is cancelled, before or during the wait")
    func isCancellable() async {
        for delay in [0, 1, 5] {
            let task = Task { [inbox, far] in await inbox.waitForChange(after: 0, until: far) }
            for _ in 0..<delay { await Task.yield() }
            task.cancel()
            #expect(await !task.value)
        }
    }

    @Test("loses no wake-up, whoever comes first", arguments: 0..<50)
    func losesNothing(round: Int) async {
        let inbox = inbox
        let far = far
        await withTaskGroup(of: Bool.self) { group in
            for count in 0..<20 { group.addTask { await inbox.waitForChange(after: count, until: far) } }
            group.addTask {
                for index in 0..<20 {
                    inbox.append(.binary([UInt8(index)]), at: .now())
                    if round % 2 == 0 { await Task.yield() }
                }
                return true
            }
            for await isChanged in group { #expect(isChanged) }
        }
        #expect(inbox.entries().map(\.index) == Array(0..<20))
    }

    @Test("parses a frame when asked and keeps why it is no JSON")
    func parsesLazily() {
        let good = LazyJSON(Array(#"{"a":1,"a":2}"#.utf8))
        #expect(good.value?["a"] == 2)
        #expect(good.error == nil)
        let bad = LazyJSON(Array("{nope".utf8))
        #expect(bad.value == nil)
        #expect(bad.error != nil)
        #expect(bad.text == "{nope")
    }
}

@Suite("recording")
struct RecordingTests {
    @Test("merges by time and keeps the order of equal times")
    func merges() {
        let recording = Recording()
        let start = ContinuousClock.now
        for (offset, label) in [(2, "c"), (1, "a"), (1, "b")] {
            let time = WireTime(instant: start + .seconds(offset), unixMilliseconds: 0)
            recording.append(RecordingEvent(time: time, label: label, direction: .sent, kind: .text))
        }
        #expect(recording.snapshot().map(\.label) == ["a", "b", "c"])
    }
}
