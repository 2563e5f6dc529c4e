/// Something that came over a socket, or its end.
public struct InboxEntry: Sendable {
    /// What can come.
    public enum Content: Sendable {
        /// One complete message; its text is valid UTF-8.
        case text(LazyJSON)
        case binary([UInt8])
        /// It was answered already.
        case ping
        case pong([UInt8])
        /// Always the last entry.
        case ended(WireClosure)
    }

    /// Its place in the inbox, from 0.
    public let index: Int
    /// Taken on the event loop at receipt.
    public let arrival: WireTime
    /// What came.
    public let content: Content

    /// The message, nil for all but text.
    public var message: LazyJSON? {
        if case .text(let message) = content { message } else { nil }
    }
}
