import NIOConcurrencyHelpers
import NIOCore

/// Everything that came over one socket, in order, and those who wait for more.
public final class Inbox: Sendable {
    private struct Waiter {
        /// It wants more entries than this.
        let count: Int
        let continuation: CheckedContinuation<Bool, Never>
        var timer: Scheduled<Void>?
    }

    private struct State {
        var entries: [InboxEntry] = []
        var closure: WireClosure?
        var waiters: [UInt64: Waiter] = [:]
        /// Waits that were cancelled before they could register.
        var cancelled: Set<UInt64> = []
        var nextID: UInt64 = 0
    }

    private let state = NIOLockedValueBox(State())
    private let eventLoop: any EventLoop

    /// - Parameter eventLoop: runs one timer for each wait.
    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// How many entries there are.
    public var count: Int {
        state.withLockedValue { $0.entries.count }
    }

    /// How the socket ended, nil while it has not.
    public var closure: WireClosure? {
        state.withLockedValue { $0.closure }
    }

    /// The entries from an index on, as they are now.
    public func entries(from index: Int = 0) -> [InboxEntry] {
        state.withLockedValue { Array($0.entries.dropFirst(index)) }
    }

    /// Waits until there are more than `count` entries; the end of the socket is an entry too.
    ///
    /// - Returns: true as soon as there are, at once when there are already; false at the deadline or when the task is
    ///   cancelled.
    public func waitForChange(after count: Int, until deadline: ContinuousClock.Instant) async -> Bool {
        let id = state.withLockedValue { state in
            state.nextID += 1
            return state.nextID
        }
        defer { state.withLockedValue { _ = $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                register(Waiter(count: count, continuation: continuation), as: id, until: deadline)
            }
        } onCancel: {
            cancel(id)
        }
    }

    func append(_ content: InboxEntry.Content, at arrival: WireTime) {
        let ready = state.withLockedValue { state in
            guard state.closure == nil else { return [Waiter]() }
            state.entries.append(InboxEntry(index: state.entries.count, arrival: arrival, content: content))
            if case .ended(let closure) = content { state.closure = closure }
            let total = state.entries.count
            let ready = state.waiters.filter { $0.value.count < total }
            for id in ready.keys { state.waiters[id] = nil }
            return Array(ready.values)
        }
        for waiter in ready {
            waiter.timer?.cancel()
            waiter.continuation.resume(returning: true)
        }
    }

    private func register(_ waiter: Waiter, as id: UInt64, until deadline: ContinuousClock.Instant) {
        let answer = state.withLockedValue { state -> Bool? in
            if state.entries.count > waiter.count { return true }
            if state.cancelled.contains(id) { return false }
            state.waiters[id] = waiter
            return nil
        }
        if let answer {
            waiter.continuation.resume(returning: answer)
            return
        }
        let timer = eventLoop.scheduleTask(in: TimeAmount(max(.zero, deadline - .now))) { self.giveUp(id) }
        // A loop that shuts down fails its timers; nobody must go on waiting for them.
        timer.futureResult.whenFailure { _ in self.giveUp(id) }
        // The waiter may have been answered meanwhile; then its timer is not needed.
        let isWaiting = state.withLockedValue { state in
            state.waiters[id]?.timer = timer
            return state.waiters[id] != nil
        }
        if !isWaiting { timer.cancel() }
    }

    private func giveUp(_ id: UInt64) {
        state.withLockedValue { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: false)
    }

    private func cancel(_ id: UInt64) {
        let waiter = state.withLockedValue { state -> Waiter? in
            let waiter = state.waiters.removeValue(forKey: id)
            if waiter == nil { state.cancelled.insert(id) }
            return waiter
        }
        waiter?.timer?.cancel()
        waiter?.continuation.resume(returning: false)
    }
}
