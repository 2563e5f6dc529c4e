extension Capabilities {
    /// How much a server takes and gives at once.
    ///
    /// - Source: SPEC 10.5.
    public struct Limits: Codable, Hashable, Sendable {
        /// Longest command and longest REST body, in bytes.
        public var maxMessageBytes: Int
        /// Items on a page.
        public var maxPageSize: Int

        /// Puts the members together.
        public init(maxMessageBytes: Int = 16_384, maxPageSize: Int = PageRequest.largest) {
            self.maxMessageBytes = maxMessageBytes
            self.maxPageSize = maxPageSize
        }

        /// - Units: bytes.
        public static let maxMessageBytesBounds = 16_384...Int.max
        /// - Units: items.
        public static let maxPageSizeBounds = 50...50
    }

    /// How often things happen by themselves.
    ///
    /// - Source: SPEC 10.5.
    public struct Intervals: Codable, Hashable, Sendable {
        /// How often a client sends a heartbeat, in milliseconds.
        public var heartbeatMs: Int
        /// When typing ends by itself, in milliseconds.
        public var typingTtlMs: Int

        /// Puts the members together.
        public init(heartbeatMs: Int = 90_000, typingTtlMs: Int = 10_000) {
            self.heartbeatMs = heartbeatMs
            self.typingTtlMs = typingTtlMs
        }

        /// - Units: milliseconds.
        public static let heartbeatBounds = 1_000...90_000
        /// - Units: milliseconds.
        public static let typingTtlBounds = 500...10_000
    }
}
