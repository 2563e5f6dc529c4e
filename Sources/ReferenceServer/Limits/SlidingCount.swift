/// How often something happened lately: a ring of counters, each for a slot of time. It allocates nothing when it counts.
///
/// - Units: nanoseconds.
struct SlidingCount: Sendable {
    static let mostSlots = 9

    private var counts = InlineArray<9, UInt32>(repeating: 0)
    private var newest: Int64 = 0
    private let slot: Int64
    private let covered: Int64

    /// - Parameters:
    ///   - slot: the length of a slot, at least 1.
    ///   - covered: how many slots count, with the one that time is in: 1 to 9.
    init(slot: Int64, covered: Int) {
        self.slot = max(1, slot)
        self.covered = Int64(max(1, min(covered, Self.mostSlots)))
    }

    /// How often it happened in the slots that count.
    mutating func total(at now: Int64) -> Int {
        advance(to: now)
        var sum = 0
        for offset in 0..<covered { sum += Int(counts[index(newest - offset)]) }
        return sum
    }

    mutating func add(at now: Int64) {
        advance(to: now)
        counts[index(newest)] &+= 1
    }

    /// How long until less counts, at least 1.
    mutating func untilLess(at now: Int64) -> Int64 {
        advance(to: now)
        for offset in (0..<covered).reversed() where counts[index(newest - offset)] > 0 {
            return max(1, (newest - offset + covered) * slot - now)
        }
        return 1
    }

    private mutating func advance(to now: Int64) {
        let current = now / slot
        guard current > newest else { return }
        let steps = min(current - newest, Int64(Self.mostSlots))
        for step in 0..<steps { counts[index(current - step)] = 0 }
        newest = current
    }

    private func index(_ number: Int64) -> Int {
        let size = Int64(Self.mostSlots)
        return Int(((number % size) + size) % size)
    }
}
