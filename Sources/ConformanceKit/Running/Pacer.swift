import RawJSON

/// Remembers what was sent and called, and says when the next may follow: pure, the clock is its caller's.
struct Pacer: Sendable {
    private struct Key: Hashable {
        let rule: Int
        let who: String
    }

    private let limits: [PacingLimit]
    /// The moments of the newest, planned ones too, so that two branches of a race do not take the same place.
    private var moments: [Key: [ContinuousClock.Instant]] = [:]

    init(_ limits: [PacingLimit]) { self.limits = limits }

    /// Notes a frame, and says when it may go.
    mutating func next(
        frame: JSONValue, on connection: ConnectionName, _ bindings: Bindings, isPaced: Bool,
        now: ContinuousClock.Instant
    ) -> ContinuousClock.Instant {
        next(connection.description, isPaced: isPaced, now: now) { $0.counts(frame: frame, bindings) }
    }

    /// Notes a call, and says when it may be made.
    mutating func next(
        method: String, path: String, of actor: String, isPaced: Bool, now: ContinuousClock.Instant
    ) -> ContinuousClock.Instant {
        next(actor, isPaced: isPaced, now: now) { $0.counts(method: method, path: path) }
    }

    /// Counts a call from its end on: how long it was on the way, and when the server counted it, nobody knows.
    mutating func ended(method: String, path: String, of actor: String, now: ContinuousClock.Instant) {
        for index in limits.indices where limits[index].counts(method: method, path: path) {
            let key = Key(rule: index, who: actor)
            guard let newest = moments[key]?.lastIndex(where: { $0 <= now }) else { continue }
            moments[key]?[newest] = now
        }
    }

    /// A name that is used again means a new connection, which has sent nothing.
    mutating func forget(_ connection: ConnectionName) {
        for key in moments.keys where key.who == connection.description { moments[key] = nil }
    }

    private mutating func next(
        _ who: String, isPaced: Bool, now: ContinuousClock.Instant, _ isCounted: (PacingLimit) -> Bool
    ) -> ContinuousClock.Instant {
        let counting = limits.indices.filter { isCounted(limits[$0]) }
        var moment = now
        for index in counting where isPaced {
            let earlier = moments[Key(rule: index, who: who)] ?? []
            guard earlier.count >= limits[index].count else { continue }
            moment = max(moment, earlier[earlier.count - limits[index].count] + limits[index].spacing)
        }
        for index in counting {
            let key = Key(rule: index, who: who)
            moments[key, default: []].append(moment)
            moments[key]?.sort()
            if let surplus = moments[key]?.count, surplus > limits[index].count {
                moments[key]?.removeFirst(surplus - limits[index].count)
            }
        }
        return moment
    }
}

extension PacingLimit {
    /// The window and some time more: the server counts when it reads, and what was held up on its way is read closer
    /// to what comes after it.
    var spacing: Duration { window + .milliseconds(500) }
}
