extension Capabilities {
    /// How much a server takes and gives at once.
    ///
    /// - Source: SPEC 10.5.
    public struct Limits: Codable, Hashable, Sendable {
        /// Longest command and longest REST body, in bytes.
        public var maxMessageBytes: Int
        /// Items on a page.
        public var maxPageSize: Int
        /// Connections of all accounts.
        public var maxConnections: Int?
        /// Connections of one account.
        public var maxConnectionsPerAccount: Int?
        /// Kept events of one account.
        public var maxQueuedEvents: Int?
        /// Bytes of events that wait in the server for one connection.
        public var maxBacklogBytes: Int?
        /// How often clients may do things.
        public var rates: Rates?

        /// Puts the members together.
        public init(
            maxMessageBytes: Int = 16_384, maxPageSize: Int = PageRequest.largest, maxConnections: Int? = 1000,
            maxConnectionsPerAccount: Int? = 5, maxQueuedEvents: Int? = 100, maxBacklogBytes: Int? = 1_048_576,
            rates: Rates? = .standard
        ) {
            self.maxMessageBytes = maxMessageBytes
            self.maxPageSize = maxPageSize
            self.maxConnections = maxConnections
            self.maxConnectionsPerAccount = maxConnectionsPerAccount
            self.maxQueuedEvents = maxQueuedEvents
            self.maxBacklogBytes = maxBacklogBytes
            self.rates = rates
        }

        /// - Units: bytes.
        public static let maxMessageBytesBounds = 16_384...Int.max
        /// - Units: items.
        public static let maxPageSizeBounds = 50...50
        /// - Units: connections.
        public static let maxConnectionsBounds = 1000...Int.max
        /// - Units: connections.
        public static let maxConnectionsPerAccountBounds = 4...1000
        /// - Units: events.
        public static let maxQueuedEventsBounds = 100...10_000
        /// - Units: bytes.
        public static let maxBacklogBytesBounds = 65_536...16_777_216
    }

    /// How often things happen by themselves.
    ///
    /// - Source: SPEC 10.5.
    public struct Intervals: Codable, Hashable, Sendable {
        /// How often a client sends a heartbeat, in milliseconds.
        public var heartbeatMs: Int
        /// How long a server waits beyond it, in milliseconds.
        public var heartbeatGraceMs: Int?
        /// When typing ends by itself, in milliseconds.
        public var typingTtlMs: Int
        /// How long a connection can be resumed, in milliseconds.
        public var resumeWindowMs: Int?
        /// How long a ticket is good, in milliseconds.
        public var ticketTtlMs: Int?

        /// Puts the members together.
        public init(
            heartbeatMs: Int = 90_000, heartbeatGraceMs: Int? = 30_000, typingTtlMs: Int = 10_000,
            resumeWindowMs: Int? = 120_000, ticketTtlMs: Int? = 30_000
        ) {
            self.heartbeatMs = heartbeatMs
            self.heartbeatGraceMs = heartbeatGraceMs
            self.typingTtlMs = typingTtlMs
            self.resumeWindowMs = resumeWindowMs
            self.ticketTtlMs = ticketTtlMs
        }

        /// - Units: milliseconds.
        public static let heartbeatBounds = 1_000...90_000
        /// - Units: milliseconds.
        public static let heartbeatGraceBounds = 1_000...60_000
        /// - Units: milliseconds.
        public static let typingTtlBounds = 1_200...10_000
        /// - Units: milliseconds.
        public static let resumeWindowBounds = 3_000...600_000
        /// - Units: milliseconds.
        public static let ticketTtlBounds = 1_000...30_000
    }
}
