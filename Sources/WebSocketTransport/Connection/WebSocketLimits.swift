/// What one connection may cost this end.
public struct WebSocketLimits: Sendable, Hashable {
    /// The largest message accepted, over all its fragments; a larger one is refused by 1009 from its header on.
    ///
    /// - Units: bytes of payload.
    public var maxMessageBytes: Int
    /// How long to wait for the peer's half of the closing handshake before the TCP connection is closed anyway.
    public var closeTimeout: Duration
    /// Size of the buffer for one read; nil leaves NIO's adaptive one. 512 suits many idle connections.
    ///
    /// - Units: bytes.
    public var receiveBufferBytes: Int?

    /// A mebibyte a message and five seconds to say goodbye, unless told otherwise.
    public init(
        maxMessageBytes: Int = 1 << 20, closeTimeout: Duration = .seconds(5), receiveBufferBytes: Int? = nil
    ) {
        self.maxMessageBytes = maxMessageBytes
        self.closeTimeout = closeTimeout
        self.receiveBufferBytes = receiveBufferBytes
    }
}
