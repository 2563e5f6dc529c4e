import ChatProtocol

/// Everything that lives as long as the writer thread and is touched by it alone.
final class WriterRoom {
    let sessions = SessionCache()
    let connections: ConnectionRegistry
    let typing = TypingBoard()
    let frames = FrameNames()
    /// How many operations the last batch had, which is how busy the server is.
    var lastBatchSize = 0

    init(presence: Presence) {
        connections = ConnectionRegistry(presence: presence)
    }
}
