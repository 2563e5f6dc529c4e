/// What one client may cost the server.
public struct ServerLimits: Sendable, Hashable {
    /// The longest command and the longest REST body.
    ///
    /// - Units: bytes, at least 16384 (SPEC 10.5).
    public var maxMessageBytes: Int
    /// Bytes that may wait for a client that reads too slowly before its connection is cut.
    ///
    /// - Units: bytes.
    public var maxBacklogBytes: Int
    /// Commands of one connection that may wait for the writer before reading from it pauses.
    public var maxUnansweredCommands: Int
    /// How long a new TCP connection may take until it has become HTTP or a WebSocket.
    ///
    /// - Units: milliseconds.
    public var firstRequestMs: Int

    /// The limits of the protocol's defaults; bounds are checked when a server is made of it.
    public init(
        maxMessageBytes: Int = 16_384, maxBacklogBytes: Int = 1 << 20, maxUnansweredCommands: Int = 256,
        firstRequestMs: Int = 10_000
    ) {
        self.maxMessageBytes = maxMessageBytes
        self.maxBacklogBytes = maxBacklogBytes
        self.maxUnansweredCommands = maxUnansweredCommands
        self.firstRequestMs = firstRequestMs
    }

    /// The longest page of any list, fixed by the protocol.
    public static let maxPageSize = 50
}
