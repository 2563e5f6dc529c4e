/// The codes that wait for the code command: one for each number, the newest.
struct CodeQueue {
    struct Job: Sendable, Hashable {
        let code: String
        let mobile: String
    }

    enum Outcome: Hashable {
        case waits
        /// Nothing came of it, for so many wait.
        ///
        /// - isFirst: whether there was room the last time.
        case dropped(isFirst: Bool)
    }

    private let longest: Int
    private var order: [String] = []
    private var codes: [String: String] = [:]
    private var isFullKnown = false

    /// - Parameter longest: more are dropped, so that a flood of requests does not fill the memory.
    init(longest: Int) {
        self.longest = longest
    }

    /// A newer code takes the place of the one before, which nobody can use any more.
    mutating func append(_ job: Job) -> Outcome {
        if codes[job.mobile] == nil {
            guard order.count < longest else {
                defer { isFullKnown = true }
                return .dropped(isFirst: !isFullKnown)
            }
            order.append(job.mobile)
        }
        codes[job.mobile] = job.code
        return .waits
    }

    mutating func next() -> Job? {
        guard let mobile = order.first, let code = codes[mobile] else { return nil }
        order.removeFirst()
        codes[mobile] = nil
        isFullKnown = false
        return Job(code: code, mobile: mobile)
    }
}
