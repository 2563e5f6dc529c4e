public import NIOCore

/// Flushes every socket written to during one tick of an event loop, once, at the end of the tick.
///
/// A flush is a system call of several microseconds; with one per message, fan-out is six times slower.
/// Confined to its event loop, which is why it may claim to be Sendable.
public final class TickFlusher: @unchecked Sendable {
    /// The loop whose sockets it flushes.
    public let eventLoop: any EventLoop
    private var dirty: [WebSocket] = []
    private var isScheduled = false

    /// May be made on any thread.
    public init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Called by a socket at its first write of a tick.
    func add(_ socket: WebSocket) {
        dirty.append(socket)
        guard !isScheduled else { return }
        isScheduled = true
        eventLoop.execute { self.flushAll() }
    }

    private func flushAll() {
        isScheduled = false
        // Taken out first: a flush may call back into an endpoint that writes.
        let sockets = dirty
        dirty = []
        for socket in sockets { socket.flushTick() }
        if dirty.isEmpty {
            dirty = sockets
            dirty.removeAll(keepingCapacity: true)
        }
    }
}

/// One `TickFlusher` for each event loop of a group.
public struct TickFlusherPool: Sendable {
    private let flushers: [ObjectIdentifier: TickFlusher]

    /// Makes the flushers of all loops at once.
    public init(group: any EventLoopGroup) {
        var flushers: [ObjectIdentifier: TickFlusher] = [:]
        for loop in group.makeIterator() {
            flushers[ObjectIdentifier(loop)] = TickFlusher(eventLoop: loop)
        }
        self.flushers = flushers
    }

    /// The loop's flusher; a loop of another group gets a fresh one.
    public func flusher(for eventLoop: any EventLoop) -> TickFlusher {
        flushers[ObjectIdentifier(eventLoop)] ?? TickFlusher(eventLoop: eventLoop)
    }
}
