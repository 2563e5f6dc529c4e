public import NIOCore

/// One WebSocket connection, as endpoints use it.
///
/// Confined to its channel's event loop: every member but `channel`, `eventLoop` and `isWritable` must be used there
/// (asserted in debug builds). That confinement is what makes it Sendable.
public final class WebSocket: @unchecked Sendable {
    /// The TCP or TLS channel; bytes written to it directly bypass the closing handshake.
    public let channel: any Channel
    /// Where every other member must be used.
    public let eventLoop: any EventLoop
    private let role: WebSocketRole
    private let closeTimeout: Duration
    private let flusher: TickFlusher
    /// This and the context make a cycle with the pipeline, which `detach` breaks.
    private var owner: WebSocketHandler?
    private var context: ChannelHandlerContext?
    private var machine: ClosingStateMachine
    private var timer: Scheduled<Void>?
    private var isDirty = false

    init(
        context: ChannelHandlerContext, owner: WebSocketHandler, role: WebSocketRole, limits: WebSocketLimits,
        flusher: TickFlusher
    ) {
        channel = context.channel
        eventLoop = context.eventLoop
        self.role = role
        closeTimeout = limits.closeTimeout
        self.flusher = flusher
        self.owner = owner
        self.context = context
        machine = ClosingStateMachine(role: role)
    }

    /// Whether a message sent now would go out: false from the first close frame in either direction on.
    public var isOpen: Bool {
        machine.isOpen
    }

    var isReceiving: Bool {
        machine.isReceiving
    }

    var delivers: Bool {
        machine.delivers
    }

    /// Whether the outbound buffer is below its high water mark; may be asked on any thread.
    public var isWritable: Bool {
        channel.isWritable
    }

    /// Bytes written here that the kernel has not taken yet.
    public var pendingBytes: Int {
        eventLoop.assertInEventLoop()
        return (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    /// Writes encoded bytes now and flushes them at the end of this tick; drops them when the socket is not open.
    public func write(frame: ByteBuffer) {
        guard machine.isOpen else { return }
        writeNow(frame)
    }

    /// Sends one message; the payload must be UTF-8.
    public func send(text: ByteBuffer) {
        write(.text, text)
    }

    /// Sends one message.
    public func send(text: String) {
        write(.text, ByteBuffer(string: text))
    }

    /// Sends one message of any bytes.
    public func send(binary: ByteBuffer) {
        write(.binary, binary)
    }

    /// - Parameter payload: at most 125 bytes.
    public func ping(_ payload: ByteBuffer = ByteBuffer()) {
        write(.ping, payload)
    }

    func pong(_ payload: ByteBuffer) {
        write(.pong, payload)
    }

    /// Sends a close frame, waits at most the close timeout for the peer's, then closes TCP; later calls do nothing.
    ///
    /// - Parameter code: any; 1005 sends an empty close frame.
    public func close(code: UInt16, reason: String = "") {
        eventLoop.assertInEventLoop()
        perform(machine.closeLocally(ClosePayload(code: code, reason: reason)))
    }

    /// Closes TCP with no close frame; what was written before is flushed as far as the kernel takes it.
    public func cut() {
        eventLoop.assertInEventLoop()
        perform(machine.cut())
    }

    /// Hands what was written to the kernel at once, as far as it takes it, instead of at the end of the tick.
    public func flush() {
        eventLoop.assertInEventLoop()
        context?.flush()
    }

    /// Stops or resumes reading from the kernel, as a slow reader would.
    public func setReading(_ isOn: Bool) {
        eventLoop.assertInEventLoop()
        channel.setOption(.autoRead, value: isOn).whenFailure { _ in
            // A closed channel reads no more anyway.
        }
    }

    private func write(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) {
        guard machine.isOpen else { return }
        writeNow(WebSocketFrameEncoder.frame(opcode, payload: payload, as: role))
    }

    private func writeNow(_ frame: ByteBuffer) {
        eventLoop.assertInEventLoop()
        context?.write(NIOAny(frame), promise: nil)
        guard !isDirty else { return }
        isDirty = true
        flusher.add(self)
    }

    func flushTick() {
        isDirty = false
        context?.flush()
    }
}

// MARK: - What the handler reports

extension WebSocket {
    func receivedClose(_ payload: ClosePayload) {
        perform(machine.receivedClose(payload))
    }

    func violated(_ violation: ProtocolViolation, closeCode: UInt16) {
        perform(machine.violated(violation, closeCode: closeCode))
    }

    func transportEnded(error: String?) {
        perform(machine.transportEnded(error: error))
    }

    /// The channel is gone: releases what would keep the pipeline alive.
    func detach() {
        timer?.cancel()
        timer = nil
        owner = nil
        context = nil
    }

    private func perform(_ actions: [ClosingStateMachine.Action]) {
        for action in actions {
            switch action {
            case .sendClose(let payload):
                writeNow(WebSocketFrameEncoder.frame(.close, payload: payload.encoded(), as: role))
            case .report(let closure):
                owner?.ended(closure, on: self)
            case .startTimer:
                startTimer(waiting: pendingBytes)
            case .closeOutput:
                closeOutputAfterFlush()
            case .closeNow:
                context?.flush()
                context?.close(promise: nil)
            }
        }
    }

    /// Waits for the peer, and on as long as it goes on reading what stands before the close frame.
    private func startTimer(waiting: Int) {
        timer = eventLoop.scheduleTask(in: TimeAmount(closeTimeout)) {
            let left = self.pendingBytes
            if left > 0, left < waiting {
                self.startTimer(waiting: left)
            } else {
                self.perform(self.machine.timedOut())
            }
        }
    }

    private func closeOutputAfterFlush() {
        guard let context else { return }
        let written = eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(NIOAny(ByteBuffer()), promise: written)
        written.futureResult.flatMap { self.channel.close(mode: .output) }.whenFailure { _ in
            // No half-close here, or the channel is failing already.
            self.channel.close(promise: nil)
        }
    }
}
