import ChatProtocol

/// What a batch has to say to the world; it leaves only after the commit, in the order in which it was put in.
struct Outbox {
    /// An entry for event loops.
    enum Entry {
        case delivery(Delivery)
        case close(ConnectionHandle, CloseCode, reason: String)
    }

    /// An operation to submit after a while.
    struct Timer {
        let milliseconds: Int
        let operation: WriteOperation
    }

    private(set) var entries: [Entry] = []
    private(set) var completions: [@Sendable () -> Void] = []
    private(set) var timers: [Timer] = []

    /// A point to which everything later can be taken back.
    struct Mark {
        let entries: Int
        let completions: Int
        let timers: Int
    }

    var mark: Mark {
        Mark(entries: entries.count, completions: completions.count, timers: timers.count)
    }

    var deliveries: [Delivery] {
        entries.compactMap { if case .delivery(let delivery) = $0 { delivery } else { nil } }
    }

    mutating func deliver(_ delivery: Delivery) {
        guard !delivery.targets.isEmpty else { return }
        entries.append(.delivery(delivery))
    }

    mutating func close(_ connection: ConnectionHandle, _ code: CloseCode, reason: String) {
        entries.append(.close(connection, code, reason: reason))
    }

    /// Runs after all frames have been handed to their loops.
    mutating func afterRelease(_ completion: @escaping @Sendable () -> Void) {
        completions.append(completion)
    }

    mutating func submit(_ operation: WriteOperation, afterMilliseconds milliseconds: Int) {
        timers.append(Timer(milliseconds: milliseconds, operation: operation))
    }

    mutating func takeBack(to mark: Mark) {
        entries.removeSubrange(mark.entries...)
        completions.removeSubrange(mark.completions...)
        timers.removeSubrange(mark.timers...)
    }
}
