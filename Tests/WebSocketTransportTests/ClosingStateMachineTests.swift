import Testing

@testable import WebSocketTransport

@Suite("closing handshake")
struct ClosingStateMachineTests {
    private let bye = ClosePayload(code: 1000, reason: "bye")

    @Test("echoes the peer's code and, as a server, says FIN once that is out")
    func echoes() {
        var machine = ClosingStateMachine(role: .server)
        let closure = WebSocketClosure(code: 1000, reason: "bye", initiator: .peer, sentCode: 1000)
        let echo = ClosingStateMachine.Action.sendClose(ClosePayload(code: 1000))
        #expect(machine.receivedClose(bye) == [echo, .report(closure), .startTimer, .closeOutput])
        #expect(!machine.isReceiving)
        #expect(machine.transportEnded(error: nil) == [.closeNow])
    }

    @Test("leaves it to the server to close TCP, as a client, and does so itself after the timeout")
    func clientWaits() {
        var machine = ClosingStateMachine(role: .client(.random))
        let closure = WebSocketClosure(code: 1000, reason: "bye", initiator: .peer, sentCode: 1000)
        let echo = ClosingStateMachine.Action.sendClose(ClosePayload(code: 1000))
        #expect(machine.receivedClose(bye) == [echo, .report(closure), .startTimer])
        #expect(machine.timedOut() == [.closeNow])
    }

    @Test("reports a close of its own when the peer answers, once")
    func closesLocally() {
        var machine = ClosingStateMachine(role: .server)
        #expect(machine.closeLocally(bye) == [.sendClose(bye), .startTimer])
        #expect(machine.closeLocally(bye) == [])
        #expect(!machine.isOpen && machine.isReceiving && !machine.delivers)
        let closure = WebSocketClosure(code: 1005, initiator: .local, sentCode: 1000)
        #expect(machine.receivedClose(ClosePayload(code: 1005)) == [.report(closure), .closeNow])
        #expect(machine.transportEnded(error: nil) == [.closeNow])
        #expect(machine.timedOut() == [])
    }

    @Test("goes on delivering to a client that has closed")
    func clientDelivers() {
        var machine = ClosingStateMachine(role: .client(.random))
        _ = machine.closeLocally(bye)
        #expect(machine.delivers)
    }

    @Test("gives up on a peer that never answers")
    func timesOut() {
        var machine = ClosingStateMachine(role: .server)
        _ = machine.closeLocally(bye)
        #expect(machine.timedOut() == [.report(WebSocketClosure(initiator: .local, sentCode: 1000)), .closeNow])
    }

    @Test("answers a violation with its code and says FIN instead of resetting")
    func violates() {
        var machine = ClosingStateMachine(role: .server)
        let violation = ProtocolViolation.invalidUTF8
        let closure = WebSocketClosure(initiator: .local, sentCode: 1007, violation: violation)
        let close = ClosingStateMachine.Action.sendClose(ClosePayload(code: 1007, reason: violation.description))
        #expect(machine.violated(violation) == [close, .report(closure), .startTimer, .closeOutput])
        #expect(machine.violated(violation) == [])
    }

    @Test("reports a cut as local and a lost connection as the transport's, with its error")
    func endsWithoutClose() {
        var cut = ClosingStateMachine(role: .server)
        #expect(cut.cut() == [.report(WebSocketClosure(initiator: .local)), .closeNow])
        var lost = ClosingStateMachine(role: .server)
        let closure = WebSocketClosure(initiator: .transport, transportError: "reset")
        #expect(lost.transportEnded(error: "reset") == [.report(closure), .closeNow])
    }
}
