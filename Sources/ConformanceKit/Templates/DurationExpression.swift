import RawJSON

/// A time named after the suite's timings: `typingTtl + slack`, `2 * heartbeat`, `250ms`.
struct DurationExpression: Hashable, Sendable {
    struct Term: Hashable, Sendable {
        enum Amount: Hashable, Sendable {
            /// So many times the timing of that name.
            case timing(String, times: Double)
            /// A time written out; it needs a reason beside it.
            case literal(Duration)
        }

        let amount: Amount
        let isSubtracted: Bool
    }

    /// The expression as it was written, for differences.
    let source: String
    let terms: [Term]

    /// Reads terms joined by ` + ` or ` - `.
    init(parsing source: String) throws(TemplateError) {
        self.source = source
        var terms: [Term] = []
        var isSubtracted = false
        var words = source.split(separator: " ", omittingEmptySubsequences: false)[...]
        while true {
            let amount = try Self.amount(&words, in: source)
            terms.append(Term(amount: amount, isSubtracted: isSubtracted))
            guard let joint = words.popFirst() else { break }
            guard joint == "+" || joint == "-" else { throw Self.unreadable(source) }
            isSubtracted = joint == "-"
        }
        self.terms = terms
    }

    /// The names of all timings in it.
    var timings: [String] {
        terms.compactMap { if case .timing(let name, _) = $0.amount { name } else { nil } }
    }

    /// Whether a time is written out, which the requirement must state.
    var hasLiteral: Bool {
        terms.contains { if case .literal = $0.amount { true } else { false } }
    }

    /// The time in this run; never below zero.
    func evaluate(_ timings: [String: Duration]) throws(TemplateError) -> Duration {
        var sum = Duration.zero
        for term in terms {
            let amount: Duration
            switch term.amount {
            case .literal(let duration): amount = duration
            case .timing(let name, let times):
                guard let timing = timings[name] else { throw Self.unknown(name, among: timings.keys) }
                amount = timing * times
            }
            sum = term.isSubtracted ? sum - amount : sum + amount
        }
        return max(sum, .zero)
    }

    static func unknown(_ name: String, among names: some Sequence<String>) -> TemplateError {
        TemplateError(
            "there is no timing '\(name)'", remedy: "use one of: \(names.sorted().joined(separator: ", "))")
    }

    private static func amount(
        _ words: inout ArraySlice<Substring>, in source: String
    ) throws(TemplateError) -> Term.Amount {
        guard let first = words.popFirst() else { throw unreadable(source) }
        if words.first == "*" {
            words.removeFirst()
            guard let times = Double(first), times > 0, times.isFinite, let name = words.popFirst(), isName(name) else {
                throw unreadable(source)
            }
            return .timing(String(name), times: times)
        }
        if isName(first) { return .timing(String(first), times: 1) }
        guard first.hasSuffix("ms"), let milliseconds = Int64(first.dropLast(2)), milliseconds >= 0 else {
            throw unreadable(source)
        }
        return .literal(.milliseconds(milliseconds))
    }

    private static func isName(_ word: Substring) -> Bool { PlaceholderName.isBindable(String(word)) }

    private static func unreadable(_ source: String) -> TemplateError {
        TemplateError(
            "'\(source)' is no duration",
            remedy: "join timings, 'n * timing' and times like '250ms' by ' + ' or ' - '")
    }
}

extension DurationExpression {
    /// Reads a duration from a fixture; a bare number is refused, because nobody would know where it comes from.
    init(_ reader: JSONReader) throws(FixtureError) {
        if reader.value.numberValue != nil {
            throw reader.error(
                "\(reader.value) is a bare number",
                remedy: "name a timing, such as \"delivery\" or \"heartbeat + slack\"")
        }
        let text = try reader.string()
        do throws(TemplateError) {
            try self.init(parsing: text)
        } catch {
            throw FixtureError(at: reader.path, error)
        }
    }
}
