import Synchronization

/// Deals out the inputs and remembers which are under way, so that a dead server has suspects.
final class Progress: Sendable {
    private struct State {
        var rest: Range<Int>
        var current: [Int: Int] = [:]
    }

    private let state: Mutex<State>

    init(_ indices: Range<Int>) {
        state = Mutex(State(rest: indices))
    }

    func next(_ count: Int) -> Range<Int>? {
        state.withLock { state in
            let part = state.rest.prefix(count)
            state.rest = state.rest.dropFirst(count)
            return part.isEmpty ? nil : part
        }
    }

    func begin(_ index: Int, worker: Int) {
        state.withLock { $0.current[worker] = index }
    }

    func end(worker: Int) {
        state.withLock { $0.current[worker] = nil }
    }

    /// The inputs that were being sent.
    var suspects: [Int] {
        state.withLock { $0.current.values.sorted() }
    }

    /// How many are still to be dealt out.
    var rest: Int {
        state.withLock { $0.rest.count }
    }
}
