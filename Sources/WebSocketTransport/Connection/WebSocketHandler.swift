public import NIOCore

/// Speaks RFC 6455 straight on the socket's bytes, one handler per connection and no codec in front of it.
///
/// Add it when the handshake is done; the endpoint's `opened` is called at that moment, or when the channel becomes
/// active.
public final class WebSocketHandler: ChannelInboundHandler {
    /// Bytes of the socket, or of the TLS layer.
    public typealias InboundIn = ByteBuffer
    /// Whole frames.
    public typealias OutboundOut = ByteBuffer

    private let role: WebSocketRole
    private let limits: WebSocketLimits
    private let flusher: TickFlusher
    /// Released at the end, because endpoints like to keep their socket.
    private var endpoint: (any WebSocketEndpoint)?
    /// The socket, once the handler is in a pipeline.
    public private(set) var socket: WebSocket?
    private var decoder: FrameDecoder
    private var assembler = MessageAssembler()
    /// The last ping that came while the outbound buffer was full.
    private var unansweredPing: ByteBuffer?
    private var isOpened = false

    /// The flusher must belong to the event loop of the channel the handler is added to.
    public init(
        role: WebSocketRole, limits: WebSocketLimits = WebSocketLimits(), flusher: TickFlusher,
        endpoint: any WebSocketEndpoint
    ) {
        self.role = role
        self.limits = limits
        self.flusher = flusher
        self.endpoint = endpoint
        decoder = FrameDecoder(role: role, maxMessageBytes: limits.maxMessageBytes)
    }

    /// Opens the socket at once on an active channel.
    public func handlerAdded(context: ChannelHandlerContext) {
        socket = WebSocket(context: context, owner: self, role: role, limits: limits, flusher: flusher)
        if context.channel.isActive { open() }
    }

    /// Reports the end, if nothing did, and lets go of the pipeline.
    public func handlerRemoved(context: ChannelHandlerContext) {
        socket?.transportEnded(error: nil)
        socket?.detach()
        socket = nil
        endpoint = nil
    }

    /// Opens the socket.
    public func channelActive(context: ChannelHandlerContext) {
        open()
        context.fireChannelActive()
    }

    /// Reports the end of TCP.
    public func channelInactive(context: ChannelHandlerContext) {
        socket?.transportEnded(error: nil)
        context.fireChannelInactive()
    }

    /// Decodes and delivers until the peer closes or breaks a rule.
    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let socket, socket.isReceiving else { return }
        var buffer = unwrapInboundIn(data)
        do throws(ProtocolViolation) {
            decoder.resume(with: &buffer)
            while socket.isReceiving, let part = try decoder.next(&buffer) {
                try handle(part, on: socket)
            }
        } catch {
            socket.violated(error, closeCode: endpoint?.closeCode(for: error) ?? error.closeCode)
        }
    }

    /// Sends a pong that waited for room, then tells the endpoint.
    public func channelWritabilityChanged(context: ChannelHandlerContext) {
        if let socket {
            if socket.isWritable, let payload = unansweredPing {
                unansweredPing = nil
                socket.pong(payload)
            }
            if socket.isOpen { endpoint?.writabilityChanged(on: socket) }
        }
        context.fireChannelWritabilityChanged()
    }

    /// Handles half-closure and the quiescing of a server.
    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            // With half-closure allowed a FIN shows only here; without this the socket would leak.
            socket?.transportEnded(error: nil)
        case is ChannelShouldQuiesceEvent:
            if let socket, socket.isOpen { endpoint?.shuttingDown(socket) }
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Ends the connection with the error in its closure.
    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        socket?.transportEnded(error: String(describing: error))
    }

    func ended(_ closure: WebSocketClosure, on socket: WebSocket) {
        let endpoint = endpoint
        self.endpoint = nil
        // An endpoint that never saw the connection open has nothing to be told about its end.
        if isOpened { endpoint?.closed(closure, on: socket) }
    }

    private func open() {
        guard !isOpened, let socket else { return }
        isOpened = true
        endpoint?.opened(socket)
    }

    private func handle(_ part: FrameDecoder.Part, on socket: WebSocket) throws(ProtocolViolation) {
        switch part {
        case .data(let isText, let payload, let endsMessage):
            let message = try assembler.append(isText: isText, payload: payload, endsMessage: endsMessage)
            guard let message, socket.delivers else { return }
            switch message {
            case .text(let text): endpoint?.received(text: text, on: socket)
            case .binary(let binary): endpoint?.received(binary: binary, on: socket)
            }
        case .control(.close, let payload):
            socket.receivedClose(try ClosePayload.parse(payload))
        case .control(.ping, let payload):
            answer(payload, on: socket)
            if socket.delivers { endpoint?.receivedPing(on: socket) }
        case .control(_, let payload):
            if socket.delivers { endpoint?.receivedPong(payload, on: socket) }
        }
    }

    /// A peer that pings and does not read must not fill our memory with pongs: only the last ping needs one.
    ///
    /// - Source: RFC 6455 section 5.5.3.
    private func answer(_ payload: ByteBuffer, on socket: WebSocket) {
        if socket.isWritable {
            socket.pong(payload)
        } else {
            unansweredPing = payload
        }
    }
}
