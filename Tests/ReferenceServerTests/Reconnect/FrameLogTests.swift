import ChatProtocol
import NIOCore
import Testing

@testable import ReferenceServer

@Suite("The log of a connection") struct FrameLogTests {
    private func frame(_ number: Int) -> KeptFrame {
        KeptFrame(name: FrameID(trusted: "f_\(number)"), event: .newMessage, text: ByteBuffer())
    }

    private func log(_ count: Int, limit: Int = 3) -> FrameLog {
        var log = FrameLog(limit: limit)
        for number in 0..<count { log.append(frame(number)) }
        return log
    }

    private func names(_ log: FrameLog, after name: String?) -> [String]? {
        log.frames(after: name)?.map(\.name.rawValue)
    }

    @Test(
        "has what came after a frame, as long as no more than the limit came [WIRE-057, WIRE-058]",
        arguments: [
            (3, nil, ["f_0", "f_1", "f_2"]), (4, nil, nil), (4, "f_0", ["f_1", "f_2", "f_3"]), (4, "f_3", []),
            (5, "f_0", nil), (5, "f_1", ["f_2", "f_3", "f_4"]), (50, "f_46", ["f_47", "f_48", "f_49"]),
            (50, "f_45", nil), (2, "f_7", nil), (0, nil, []), (0, "f_0", nil),
        ] as [(Int, String?, [String]?)])
    func after(count: Int, name: String?, expected: [String]?) {
        #expect(names(log(count), after: name) == expected)
    }

    @Test("begins anew where it was resumed, and still knows what came before [WIRE-060]")
    func resumed() {
        var log = log(3).resumed(after: "f_1")
        #expect(names(log, after: nil) == ["f_2"])
        log.append(frame(3))
        #expect(names(log, after: nil) == ["f_2", "f_3"])
        #expect(names(log, after: "f_0") == ["f_1", "f_2", "f_3"])
        #expect(names(log.resumed(after: "f_3"), after: nil) == [])
    }

    @Test("knows the last read mark that answered a command as a place, but does not repeat it [WIRE-057]")
    func answer() {
        var log = log(2)
        log.answered(FrameID(trusted: "f_answer"))
        #expect(names(log, after: "f_answer") == [])
        log.append(frame(2))
        #expect(names(log, after: "f_answer") == ["f_2"])
        #expect(names(log, after: nil) == ["f_0", "f_1", "f_2"])
        for number in 3..<9 { log.append(frame(number)) }
        #expect(names(log, after: "f_answer") == nil)
    }

    @Test("knows earlier read marks that answered a command too, the last 32 of them [WIRE-057]")
    func earlierAnswers() {
        var log = log(1, limit: 100)
        for number in 0..<33 {
            log.answered(FrameID(trusted: "f_answer_\(number)"))
            log.append(frame(number + 1))
        }
        #expect(names(log, after: "f_answer_0") == nil)
        #expect(names(log, after: "f_answer_1")?.first == "f_2")
        #expect(names(log, after: "f_answer_32") == ["f_33"])
    }
}
