/// How fast the server's own clocks run; everything in it is declared to clients in the capabilities.
///
/// - Source: SPEC 10.5.
public struct ServerTimings: Sendable, Hashable {
    /// How often a client is asked to send a heartbeat.
    ///
    /// - Units: milliseconds, 1000 to 90000.
    public var heartbeatMs: Int
    /// When typing that is not stopped ends by itself.
    ///
    /// - Units: milliseconds, 500 to 10000.
    public var typingTtlMs: Int

    /// Bounds are checked when a server is made of it.
    public init(heartbeatMs: Int, typingTtlMs: Int) {
        self.heartbeatMs = heartbeatMs
        self.typingTtlMs = typingTtlMs
    }

    /// The default values of SPEC 10.5.
    public static let standard = ServerTimings(heartbeatMs: 90_000, typingTtlMs: 10_000)

    /// Short enough that a test does not wait, long enough that a busy machine keeps them.
    public static let test = ServerTimings(heartbeatMs: 1000, typingTtlMs: 700)
}
