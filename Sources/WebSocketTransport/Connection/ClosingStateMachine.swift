/// The closing handshake of one connection, from open to the end of TCP.
///
/// - Source: RFC 6455 sections 5.5.1 and 7.1.
struct ClosingStateMachine: Sendable {
    /// What the socket has to do, in this order.
    enum Action: Sendable, Hashable {
        case sendClose(ClosePayload)
        /// Tell the endpoint how it ended.
        case report(WebSocketClosure)
        /// Run `timedOut` after the close timeout.
        case startTimer
        /// Say FIN once everything written is out, and read the rest away: to close with bytes unread would reset the
        /// connection and could destroy the close frame before the peer reads it.
        case closeOutput
        /// Close TCP now.
        case closeNow
    }

    private enum State {
        case open
        /// Our close frame is out, the peer's is awaited.
        case awaitingClose(sentCode: UInt16)
        /// Reported; only TCP is left to end.
        case ending
        case ended
    }

    private let isServer: Bool
    private var state = State.open

    init(role: WebSocketRole) {
        isServer = role == .server
    }

    /// Whether messages may still be sent.
    var isOpen: Bool {
        if case .open = state { return true }
        return false
    }

    /// Whether what the peer sends is still worth decoding.
    var isReceiving: Bool {
        switch state {
        case .open, .awaitingClose: true
        case .ending, .ended: false
        }
    }

    /// Whether messages still go to the endpoint. A server that has closed acts on nothing more (a moderated user's
    /// frames are in flight); a client wants to see what the server said until its close frame.
    var delivers: Bool {
        switch state {
        case .open: true
        case .awaitingClose: !isServer
        case .ending, .ended: false
        }
    }

    mutating func closeLocally(_ payload: ClosePayload) -> [Action] {
        guard case .open = state else { return [] }
        state = .awaitingClose(sentCode: payload.code)
        return [.sendClose(payload), .startTimer]
    }

    mutating func receivedClose(_ payload: ClosePayload) -> [Action] {
        var closure = WebSocketClosure(code: payload.code, reason: payload.reason, initiator: .peer)
        switch state {
        case .open:
            state = .ending
            closure.sentCode = payload.code
            // The server ends TCP, the client waits for that.
            return [.sendClose(ClosePayload(code: payload.code)), .report(closure)]
                + (isServer ? [.startTimer, .closeOutput] : [.startTimer])
        case .awaitingClose(let sentCode):
            state = .ending
            closure.initiator = .local
            closure.sentCode = sentCode
            return [.report(closure)] + (isServer ? [.closeNow] : [])
        case .ending, .ended:
            return []
        }
    }

    mutating func violated(_ violation: ProtocolViolation, closeCode: UInt16? = nil) -> [Action] {
        switch state {
        case .open:
            state = .ending
            let payload = ClosePayload(code: closeCode ?? violation.closeCode, reason: violation.description)
            let closure = WebSocketClosure(initiator: .local, sentCode: payload.code, violation: violation)
            return [.sendClose(payload), .report(closure), .startTimer, .closeOutput]
        case .awaitingClose(let sentCode):
            state = .ending
            return [
                .report(WebSocketClosure(initiator: .local, sentCode: sentCode, violation: violation)), .closeNow,
            ]
        case .ending, .ended:
            return []
        }
    }

    mutating func cut() -> [Action] {
        end(reporting: WebSocketClosure(initiator: .local)) + [.closeNow]
    }

    mutating func timedOut() -> [Action] {
        if case .ended = state { return [] }
        return end(reporting: WebSocketClosure(initiator: .local)) + [.closeNow]
    }

    /// TCP has ended, or the peer has said FIN, which for a WebSocket is the same.
    mutating func transportEnded(error: String?) -> [Action] {
        end(reporting: WebSocketClosure(initiator: .transport, transportError: error)) + [.closeNow]
    }

    private mutating func end(reporting closure: WebSocketClosure) -> [Action] {
        defer { state = .ended }
        switch state {
        case .open:
            return [.report(closure)]
        case .awaitingClose(let sentCode):
            var closure = closure
            closure.initiator = .local
            closure.sentCode = sentCode
            return [.report(closure)]
        case .ending, .ended:
            return []
        }
    }
}
