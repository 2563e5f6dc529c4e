/// What comparing a value with a pattern gives.
enum MatchResult: Hashable, Sendable {
    /// It matches and these names got a value, in the order of the pattern.
    case matched([Binding])
    /// It does not match; every difference is listed, not only the first.
    case differs([Difference])

    var isMatch: Bool {
        if case .matched = self { true } else { false }
    }

    /// What was bound, nothing when it does not match.
    var bindings: [Binding] {
        if case .matched(let bindings) = self { bindings } else { [] }
    }

    /// What is different, nothing when it matches.
    var differences: [Difference] {
        if case .differs(let differences) = self { differences } else { [] }
    }
}
