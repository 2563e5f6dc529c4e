import ChatProtocol
import Foundation
import Logging
import NIOCore
import NIOFoundationCompat
import Synchronization
import WebSocketTransport

/// One WebSocket of an account: reads commands on its event loop and queues what they ask for.
///
/// Confined to its event loop; every answer comes back through the commit, so that it has the order of the commands.
final class GatewayConnection: WebSocketEndpoint, @unchecked Sendable {
    private let handle: ConnectionHandle
    private let gateway: Gateway
    private let waiting = Atomic<Int>(0)
    private var isPaused = false

    init(handle: ConnectionHandle, gateway: Gateway) {
        self.handle = handle
        self.gateway = gateway
    }

    func opened(_ socket: WebSocket) {
        handle.attach(socket)
        let handle = handle
        let connections = gateway.connections
        submit(on: socket) { unit in
            try connections.open(handle, unit)
        } refused: { refusal, unit in
            let code: CloseCode = refusal.code == .serverFailed ? .serverFailed : .noAccess
            unit.outbox.close(handle, code, reason: refusal.message)
        }
    }

    func received(text: ByteBuffer, on socket: WebSocket) {
        let raw = Data(text.readableBytesView)
        do throws(RefusedFrame) {
            let frame = try ClientFrame(decoding: raw)
            carryOut(frame, raw: raw, on: socket)
        } catch {
            refuse(error.refusal, requestId: error.requestId, on: socket)
        }
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {
        socket.close(code: CloseCode.binaryMessage.rawValue, reason: "frames of this protocol are text")
    }

    func shuttingDown(_ socket: WebSocket) {
        // By way of the commit, so that what is under way is answered before.
        let handle = handle
        let operation = WriteOperation(
            run: { $0.outbox.close(handle, .goingAway, reason: "the server stops") },
            refused: { _, unit in unit.outbox.close(handle, .goingAway, reason: "the server stops") })
        if !gateway.commits.submit(operation) {
            socket.close(code: CloseCode.goingAway.rawValue, reason: "the server stops")
        }
    }

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {
        handle.detach()
        let handle = handle
        let connections = gateway.connections
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
        submit(on: socket) { unit in
            // A connection that could not be opened is being closed.
            guard let account = handle.account else { return }
            try rules(account, unit)
        } refused: { refusal, unit in
            gateway.refuse(
                refusal.naming(tempMessageId: tempMessageId), to: handle, requestId: requestId, unit)
        }
    }

    /// Answers a frame that is no command, in the order of the commands.
    private func refuse(_ refusal: Refusal, requestId: RequestID?, on socket: WebSocket) {
        let handle = handle
        let gateway = gateway
        submit(on: socket) { unit in
            guard handle.account != nil else { return }
            gateway.refuse(refusal, to: handle, requestId: requestId, unit)
        } refused: { _, _ in
            // Only the commit can fail here, and then the server has more to tell than this.
        }
    }

    /// Queues an operation, and stops reading while too many of this connection wait.
    private func submit(
        on socket: WebSocket, _ run: @escaping @Sendable (UnitOfWork) throws -> Void,
        refused: @escaping @Sendable (Refusal, UnitOfWork) -> Void
    ) {
        let limit = gateway.maxUnansweredCommands
        let count = waiting.wrappingAdd(1, ordering: .relaxed).newValue
        gateway.commits.submit(
            WriteOperation(
                run: { unit in
                    try run(unit)
                    unit.outbox.afterRelease { self.answered(on: socket) }
                },
                refused: { refusal, unit in
                    refused(refusal, unit)
                    unit.outbox.afterRelease { self.answered(on: socket) }
                }))
        if count >= limit, !isPaused {
            isPaused = true
            socket.setReading(false)
        }
    }

    /// Called on the writer thread.
    private func answered(on socket: WebSocket) {
        let count = waiting.wrappingSubtract(1, ordering: .relaxed).newValue
        guard count == gateway.maxUnansweredCommands / 2 else { return }
        handle.eventLoop.execute {
            guard self.isPaused else { return }
            self.isPaused = false
            socket.setReading(true)
        }
    }
}
