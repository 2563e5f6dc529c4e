import ChatProtocol
import Foundation
import Testing

@Suite("Two members of one name") struct RepeatedNameTests {
    private func refusal(_ text: String) -> ErrorCode? {
        do throws(RefusedFrame) {
            _ = try ClientFrame(decoding: Data(text.utf8))
            return nil
        } catch {
            return error.refusal.code
        }
    }

    @Test(
        "make a message no JSON [WIRE-037]",
        arguments: [
            #"{"type":"no","type":"heartbeat"}"#, #"{"type":"heartbeat","data":{"a":1,"b":{"c":1,"c":2}}}"#,
            #"{"type":"heartbeat","data":{"a":1,"\u0061":2}}"#, #"{"type":"heartbeat","data":[{"":1,"":2}]}"#,
            #"{"type":"heartbeat","data":{"\ud83d\ude00":1,"😀":2}}"#, #"{"type":"heartbeat","x":{"\n":1,"\u000a":2}}"#,
        ])
    func refused(text: String) {
        #expect(refusal(text) == .notAFrame)
    }

    @Test(
        "do not stand in different objects, nor where names only look alike [WIRE-037]",
        arguments: [
            #"{"type":"heartbeat","data":{"type":"heartbeat"}}"#, #"{"type":"heartbeat","data":{"a":{"a":{"a":1}}}}"#,
            #"{"type":"heartbeat","data":{"a":1,"A":2,"a ":3,"á":4,"á":5}}"#,
            #"{"type":"heartbeat","x":[{"a":1},{"a":2}]}"#, #"{"type":"heartbeat","x":{"\\u0061":1,"a":2}}"#,
        ])
    func accepted(text: String) {
        #expect(refusal(text) == nil)
    }

    @Test("are found among thousands [WIRE-037]")
    func many() {
        let names = (0..<2000).map { #""n\#($0)":0"# }.joined(separator: ",")
        #expect(refusal(#"{"type":"heartbeat","data":{\#(names)}}"#) == nil)
        #expect(refusal(#"{"type":"heartbeat","data":{\#(names),"n7":1}}"#) == .notAFrame)
    }
}
