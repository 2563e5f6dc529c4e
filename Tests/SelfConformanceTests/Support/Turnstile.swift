/// Lets so many tests in at a time: each has a server of its own, and this machine is shared.
actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        guard let next = waiting.first else {
            free += 1
            return
        }
        waiting.removeFirst()
        next.resume()
    }
}
