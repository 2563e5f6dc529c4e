/// Lets so many tests in at a time, in the order in which they came: each has a server of its own, and this machine is
/// shared.
actor Turnstile {
    private let places: Int
    private var free: Int
    private var waiting: [(wanted: Int, go: CheckedContinuation<Void, Never>)] = []

    init(_ places: Int) {
        self.places = places
        free = places
    }

    /// - Parameter isAlone: whether nobody else may be in at the same time.
    func pass<Value: Sendable>(isAlone: Bool = false, _ work: @Sendable () async throws -> Value) async throws -> Value
    {
        let wanted = isAlone ? places : 1
        await enter(wanted)
        do {
            let value = try await work()
            leave(wanted)
            return value
        } catch {
            leave(wanted)
            throw error
        }
    }

    private func enter(_ wanted: Int) async {
        guard waiting.isEmpty, free >= wanted else {
            return await withCheckedContinuation { waiting.append((wanted, $0)) }
        }
        free -= wanted
    }

    private func leave(_ wanted: Int) {
        free += wanted
        while let next = waiting.first, free >= next.wanted {
            free -= next.wanted
            waiting.removeFirst()
            next.go.resume()
        }
    }
}
