/// The part of a suite that a run is asked for; empty means all of it.
public struct Selection: Sendable, Hashable {
    /// Patterns for case ids; `*` stands for any text, and a folder's name for all cases in it.
    public var cases: [String]
    /// Requirement ids: the cases that prove one of them.
    public var requirements: [String]
    /// Profiles: the cases that belong to one of them.
    public var profiles: [String]

    /// Everything, unless narrowed down.
    public init(cases: [String] = [], requirements: [String] = [], profiles: [String] = []) {
        self.cases = cases
        self.requirements = requirements
        self.profiles = profiles
    }

    /// Whether it is the whole suite.
    public var isEverything: Bool { cases.isEmpty && requirements.isEmpty && profiles.isEmpty }

    /// Whether the case is asked for by name, by requirement and by profile, as far as each is given.
    public func includes(_ testCase: Case) -> Bool {
        (cases.isEmpty || cases.contains { Self.matches(testCase.id, $0) })
            && (requirements.isEmpty || !Set(testCase.proves).isDisjoint(with: requirements))
            && (profiles.isEmpty || profiles.contains(testCase.profile))
    }

    /// Whether `pattern` names `id`.
    static func matches(_ id: String, _ pattern: String) -> Bool {
        let folder = pattern.hasSuffix("/") ? pattern : pattern + "/"
        if id == pattern || id.hasPrefix(folder) { return true }
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return false }
        guard id.hasPrefix(first), id.count >= first.count + last.count, id.hasSuffix(last) else { return false }
        var rest = id.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

extension Suite {
    /// The chosen cases with the twins they need, sorted by id.
    func chosen(by selection: Selection) -> [Case] {
        var ids = Set(cases.filter(selection.includes).map(\.id))
        var open = ids
        while let id = open.popFirst() {
            guard case .differs(let twin, _)? = testCase(id)?.twin, ids.insert(twin).inserted else { continue }
            open.insert(twin)
        }
        return cases.filter { ids.contains($0.id) }
    }
}

extension Suite {
    /// Whether a lint finding makes the verdict over the chosen cases doubtful: all do but those in the files of other
    /// cases, and the gaps of the whole suite's coverage.
    public func concerns(_ selection: Selection, _ finding: LintFinding) -> Bool {
        guard finding.rule != CoverageRule().name else { return false }
        let chosen = chosen(by: selection)
        let unused = Set(cases.map(\.file)).subtracting(chosen.map(\.file))
            .union(Set(worlds.values.map(\.file)).subtracting(chosen.map { "worlds/\($0.world).json" }))
        return !unused.contains(finding.file)
    }
}
