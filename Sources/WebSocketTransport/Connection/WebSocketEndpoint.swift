public import NIOCore

/// Receives what happens on one connection; every call is made on the channel's event loop.
///
/// A payload may be a slice of the receive buffer: copy what is kept for long.
public protocol WebSocketEndpoint: AnyObject {
    /// The handshake is done and no frame has been read yet.
    func opened(_ socket: WebSocket)
    /// One complete message, its UTF-8 already checked.
    func received(text: ByteBuffer, on socket: WebSocket)
    func received(binary: ByteBuffer, on socket: WebSocket)
    /// The pong has been queued already.
    func receivedPing(on socket: WebSocket)
    func receivedPong(_ payload: ByteBuffer, on socket: WebSocket)
    /// The outbound buffer crossed a water mark; `socket.isWritable` tells which way.
    func writabilityChanged(on socket: WebSocket)
    /// The server wants to quiesce.
    func shuttingDown(_ socket: WebSocket)
    /// The code of the close frame that answers a violation.
    func closeCode(for violation: ProtocolViolation) -> UInt16
    /// Called exactly once; nothing follows it.
    func closed(_ closure: WebSocketClosure, on socket: WebSocket)
}

extension WebSocketEndpoint {
    /// Does nothing.
    public func receivedPing(on socket: WebSocket) {}

    /// Does nothing.
    public func receivedPong(_ payload: ByteBuffer, on socket: WebSocket) {}

    /// Does nothing.
    public func writabilityChanged(on socket: WebSocket) {}

    /// What RFC 6455 asks for.
    public func closeCode(for violation: ProtocolViolation) -> UInt16 {
        violation.closeCode
    }

    /// Closes with 1001, going away.
    public func shuttingDown(_ socket: WebSocket) {
        socket.close(code: 1001)
    }
}
