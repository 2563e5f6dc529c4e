import ChatProtocol
import Foundation
import Logging
import NIOCore
import NIOFoundationCompat
import WebSocketTransport

/// One WebSocket of an account: reads commands on its event loop and queues what they ask for.
///
/// Confined to its event loop; every answer comes back through the commit, so that it has the order of the commands.
final class GatewayConnection: WebSocketEndpoint, @unchecked Sendable {
    private let handle: ConnectionHandle
    private let gateway: Gateway
    /// What the handshake said, until the connection is opened.
    private var request: ResumeRequest?
    /// The token of the handshake; later ones are the handle's.
    private let token: AccessToken
    private var isClosed = false
    private lazy var watch = TokenWatch(
        on: handle.eventLoop, clock: gateway.clock, decisions: gateway.connections.decisions
    ) { [weak self] moment, token in self?.reached(moment, of: token) }
    private let commands: CommandQueue
    private let silence: SilenceWatch
    private var rates: ConnectionRates
    /// With what it will be closed once its last commands are answered; nothing further is heard.
    private var leavingCode: CloseCode?

    init(handle: ConnectionHandle, token: AccessToken, resuming request: ResumeRequest?, gateway: Gateway) {
        self.handle = handle
        self.token = token
        self.request = request
        self.gateway = gateway
        commands = CommandQueue(gateway.commits, on: handle.eventLoop, limit: gateway.maxUnansweredCommands)
        let timings = gateway.timings
        silence = SilenceWatch(
            limitMs: gateway.decisions.silenceLimit(
                heartbeatMs: timings.heartbeatMs, graceMs: timings.heartbeatGraceMs))
        rates = ConnectionRates(gateway.limits.rates, gateway.decisions)
    }

    func opened(_ socket: WebSocket) {
        handle.attach(socket)
        let handle = handle
        let connections = gateway.connections
        let (token, request) = (token, request)
        self.request = nil
        commands.submit(on: socket) { unit in
            try connections.open(handle, with: token, resuming: request, unit)
        } refused: { refusal, unit in
            let code: CloseCode = refusal.code == .serverFailed ? .serverFailed : .noAccess
            connections.forget(handle, unit)
            unit.outbox.close(handle, code, reason: refusal.closeReason)
        }
        if gateway.watchesTokens { watch.start(token) }
        silence.start(on: handle.eventLoop) { [weak self] in
            self?.commands.isPaused == true
        } silent: { [weak self] in
            self?.leave(.silent, reason: "no sign of life came", on: socket)
        }
    }

    func received(text: ByteBuffer, on socket: WebSocket) {
        if gateway.decisions.textIsLife() { silence.sign() }
        guard leavingCode == nil else { return }
        let now = Int64(clamping: NIODeadline.now().uptimeNanoseconds)
        guard isAdmitted(rates.judgeText(at: now), on: socket) else { return }
        let raw = gateway.decisions.text(Data(text.readableBytesView))
        do throws(RefusedFrame) {
            let frame = try ClientFrame(decoding: raw)
            if case .chatMessage = frame.command {
                let verdict = rates.judgeMessage(at: now)
                guard isAdmitted(verdict, frame.requestId, frame.tempMessageId, on: socket) else { return }
            }
            carryOut(frame, raw: raw, on: socket)
        } catch {
            if error.command == .chatMessage {
                let verdict = rates.judgeMessage(at: now)
                let tempMessageId = error.refusal.tempMessageId
                guard isAdmitted(verdict, error.requestId, tempMessageId, on: socket) else { return }
            }
            refuse(error.refusal, requestId: error.requestId, on: socket)
        }
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        guard leavingCode == nil, let code = gateway.decisions.closeCodeOfBinary() else { return }
        // At once, so that nothing that comes after it is looked at. [WIRE-030]
        depart()
        socket.close(code: code.rawValue, reason: "frames of this protocol are text")
    }

    func receivedPing(on socket: WebSocket) {
        if gateway.decisions.pingIsLife() { silence.sign() }
    }

    func closeCode(for violation: ProtocolViolation) -> UInt16 {
        // The transport closes it at once: what comes from now on waits for the next connection.
        depart()
        if let leavingCode { return leavingCode.rawValue }
        return gateway.decisions.closeCode(ofViolation: CloseCode(rawValue: violation.closeCode)).rawValue
    }

    func shuttingDown(_ socket: WebSocket) {
        leave(gateway.decisions.goodbye(), reason: "the server stops", on: socket)
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {
        handle.detach()
        isClosed = true
        watch.cancel()
        silence.stop()
        depart()
    }

    // MARK: - Leaving

    /// Closes the connection by way of the commit: what came before is answered, and what comes after waits for the
    /// next connection.
    private func leave(_ code: CloseCode, reason: String, on socket: WebSocket) {
        leavingCode = code
        let (handle, connections) = (handle, gateway.connections)
        let isSubmitted = gateway.commits.submit(
            WriteOperation(
                run: { try connections.dismiss(handle, code, reason: reason, $0) },
                refused: { _, unit in
                    connections.forget(handle, unit)
                    unit.outbox.close(handle, code, reason: reason)
                }))
        if !isSubmitted { socket.close(code: code.rawValue, reason: reason) }
    }

    /// Takes the connection from among those that are there.
    private func depart() {
        let (handle, connections) = (handle, gateway.connections)
        gateway.commits.submit(
            WriteOperation(
                run: { try connections.close(handle, $0) },
                refused: { _, unit in connections.forget(handle, unit) }))
    }

    // MARK: - Commands

    private func carryOut(_ frame: ClientFrame, raw: Data, on socket: WebSocket) {
        let handle = handle
        let gateway = gateway
        let requestId = frame.requestId
        switch frame.command {
        case .heartbeat:
            perform(frame, on: socket) { _, unit in
                try gateway.connections.heartbeat(from: handle, requestId: requestId, unit)
            }
        case .chatMessage(let command):
            let draft = MessageDraft(
                sessionId: command.sessionId, senderId: handle.userId, content: command.message.content,
                messageType: command.message.messageType, tempMessageId: command.message.tempMessageId)
            perform(frame, on: socket) { account, unit in
                try gateway.messages.send(draft, by: account, raw: raw, from: handle, requestId: requestId, unit)
            }
        case .typingStart(let command):
            perform(frame, on: socket) { account, unit in
                try gateway.typing.start(in: command.sessionId, by: account, unit)
            }
        case .typingStop(let command):
            perform(frame, on: socket) { account, unit in
                try gateway.typing.stop(in: command.sessionId, by: account, unit)
            }
        case .authenticate(let command):
            authenticate(with: command.token, frame, on: socket)
        case .subscribeSession(let command):
            perform(frame, on: socket) { account, unit in
                try gateway.subscriptions.subscribe(
                    to: command.sessionId, by: account, on: handle, requestId: requestId, unit)
            }
        case .unsubscribeSession(let command):
            perform(frame, on: socket) { account, unit in
                try gateway.subscriptions.unsubscribe(
                    from: command.sessionId, by: account, on: handle, requestId: requestId, unit)
            }
        case .markRead(let command):
            perform(frame, on: socket) { account, unit in
                try gateway.receipts.markRead(command, by: account, from: handle, requestId: requestId, unit)
            }
        }
    }

    private func perform(
        _ frame: ClientFrame, on socket: WebSocket,
        _ rules: @escaping @Sendable (AccountRecord, UnitOfWork) throws -> Void
    ) {
        let handle = handle
        let gateway = gateway
        let requestId = frame.requestId
        let tempMessageId = frame.tempMessageId
        commands.submit(on: socket) { unit in
            // A connection that could not be opened, or that another one replaced, is being closed.
            guard let account = handle.speaker else { return }
            try rules(account, unit)
        } refused: { refusal, unit in
            gateway.refuse(
                refusal.naming(tempMessageId: tempMessageId), to: handle, requestId: requestId, unit)
        }
    }

    /// Takes another token for the connection, once its signature has been looked at here. [ACCT-019]
    private func authenticate(with text: String, _ frame: ClientFrame, on socket: WebSocket) {
        let (handle, connections, requestId) = (handle, gateway.connections, frame.requestId)
        do throws(Refusal) {
            guard gateway.watchesTokens else { throw Refusal(.unknownCommand) }
            let token = try gateway.door.tokens.token(text)
            perform(frame, on: socket) { _, unit in
                guard try connections.authenticate(token, on: handle, requestId: requestId, unit) else { return }
                unit.outbox.afterRelease { handle.eventLoop.execute { self.watchNow(token) } }
            }
        } catch {
            refuse(error, requestId: requestId, on: socket)
        }
    }

    private func watchNow(_ token: AccessToken) {
        guard !isClosed else { return }
        watch.start(token)
    }

    /// Called by the watch: by way of the commit, so that a token brought meanwhile counts.
    private func reached(_ moment: TokenWatch.Moment, of token: AccessToken) {
        let (handle, connections) = (handle, gateway.connections)
        gateway.commits.submit(
            WriteOperation(
                run: { unit in
                    switch moment {
                    case .warning: try connections.warn(handle, of: token, unit)
                    case .end: try connections.tokenEnded(handle, token, unit)
                    }
                },
                refused: { _, unit in
                    // Nothing was stored, and the token has ended all the same.
                    guard moment == .end, handle.token == token else { return }
                    connections.forget(handle, unit)
                    unit.outbox.close(handle, .tokenEnded, reason: "auth.expired")
                }))
    }

    /// Answers a frame that is no command, in the order of the commands.
    private func refuse(_ refusal: Refusal, requestId: RequestID?, on socket: WebSocket) {
        let handle = handle
        let gateway = gateway
        commands.submit(on: socket) { unit in
            guard handle.speaker != nil else { return }
            gateway.refuse(refusal, to: handle, requestId: requestId, unit)
        } refused: { _, _ in
            // Only the commit can fail here, and then the server has more to tell than this.
        }
    }

    /// Whether a rate lets a text message pass; answers it otherwise, and closes the connection that goes on.
    private func isAdmitted(
        _ verdict: RateGuard.Verdict, _ requestId: RequestID? = nil, _ tempMessageId: String? = nil,
        on socket: WebSocket
    ) -> Bool {
        let wait: Int
        switch verdict {
        case .admitted: return true
        case .refused(let retryAfterMs), .hopeless(let retryAfterMs): wait = retryAfterMs
        }
        refuse(Refusal(.tooMany, tempMessageId: tempMessageId, retryAfterMs: wait), requestId: requestId, on: socket)
        guard case .hopeless = verdict, gateway.decisions.closesHopeless() else { return false }
        leave(.tooMany, reason: String(wait), on: socket)
        return false
    }
}
