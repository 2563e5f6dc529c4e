/// How bad a breach of a requirement is, where the specification says so; the worst first.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case leak, loss, authorisation, durability, shape

    /// The worst is the least.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

extension Requirement {
    /// What its trailer says of it, nil if it says nothing.
    public var severity: Severity? { trailer["Severity"].flatMap(Severity.init) }
}
