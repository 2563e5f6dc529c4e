import RawJSON

/// A refused case does what its twin does, but for the values it names; otherwise it would not show why it is refused.
///
/// Compared are world, setup and actions up to the last action in which a named value stands. What is observed
/// differs of necessity, and what comes after the refusal is each case's own affair.
struct TwinRule: LintRule {
    let name = "twins"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.cases.flatMap { testCase -> [LintFinding] in
            guard case .differs(let id, let places)? = testCase.twin, let twin = suite.testCase(id) else { return [] }
            return findings(testCase, twin, places)
        }
    }

    private func findings(_ testCase: Case, _ twin: Case, _ places: [JSONPath]) -> [LintFinding] {
        let own = TwinInput.all(of: testCase)
        let other = TwinInput.all(of: twin)
        let last = own.lastIndex { input in places.contains { $0.isAt(orBelow: input.path) } }
        var found: [JSONPath] = []
        for (index, input) in own.enumerated() where index <= last ?? -1 {
            guard index < other.count else {
                return [
                    LintFinding(
                        self, testCase.file, input.path, "the twin has no action like this",
                        remedy: "let both cases do the same but for the values named")
                ]
            }
            found += input.differences(from: other[index])
        }
        let columns = Set(places.flatMap { testCase.columns(at: $0) })
        let surplus = found.filter { difference in
            !places.contains { difference.isAt(orBelow: $0) }
                && !testCase.source.uses(columns, at: difference)
        }
        return surplus.map { path in
            LintFinding(
                self, testCase.file, path, "the case differs from its twin '\(twin.id)' here, too",
                remedy: "make it equal, or name it in 'differs'")
        } + idle(places, found, testCase, twin)
    }

    /// Places that are named and do not differ.
    private func idle(_ places: [JSONPath], _ found: [JSONPath], _ testCase: Case, _ twin: Case) -> [LintFinding] {
        places.enumerated().compactMap { index, place in
            let isTable = !testCase.columns(at: place).isEmpty
            if isTable || found.contains(where: { $0.isAt(orBelow: place) }) { return nil }
            return LintFinding(
                self, testCase.file, ["twin", "differs", .index(index)],
                "at \(place.pointer) the case does not differ from its twin '\(twin.id)'",
                remedy: "name the values that differ, as pointers into this file")
        }
    }
}

extension JSONPath {
    /// Whether the place is `other` or inside it.
    fileprivate func isAt(orBelow other: JSONPath) -> Bool { components.starts(with: other.components) }
}

extension Case {
    /// The names that the table at a place gives to its values; none when there is no table.
    fileprivate func columns(at place: JSONPath) -> [String] {
        (setup + steps).flatMap(\.flattened).flatMap { step -> [String] in
            guard case .table(let table) = step.verb, place.isAt(orBelow: step.path.appending("table")) else {
                return []
            }
            return table.rows.first?.map(\.name) ?? []
        }
    }
}

extension JSONValue {
    /// Whether the text at a place is made of one of the names.
    fileprivate func uses(_ names: Set<String>, at path: JSONPath) -> Bool {
        guard let text = value(at: path)?.stringValue else { return false }
        return names.contains { text.contains("<\($0)>") }
    }
}
