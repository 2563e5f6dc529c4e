import RawJSON

/// A proven refusal has an accepted twin, or the server might have refused for a reason nobody thought of.
struct RefusalRule: LintRule {
    let name = "refusals-have-twins"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.cases.filter { $0.twin == nil }.flatMap { testCase in
            testCase.steps.flatMap { findings(in: $0, isProving: false, cells: [:], testCase.file, suite.manifest) }
        }
    }

    private func findings(
        in step: Step, isProving: Bool, cells: [String: [JSONValue]], _ file: String, _ manifest: SuiteManifest
    ) -> [LintFinding] {
        let isProving = isProving || !step.proves.isEmpty
        if isProving, let refusal = refusal(step.verb, cells, manifest) {
            return [
                LintFinding(
                    self, file, step.path, "the case proves a refusal (\(refusal)) and names no twin",
                    remedy: "add 'twin' with the accepted case, or { \"none\": \"why there can be none\" }")
            ]
        }
        // A lawful success beside the refusal is the twin.
        if case .either(let either) = step.verb, !either.alternatives.allSatisfy({ ends($0, cells, manifest) }) {
            return []
        }
        var cells = cells
        if case .table(let table) = step.verb { cells.merge(table.cells) { _, inner in inner } }
        return step.children.flatMap { findings(in: $0, isProving: isProving, cells: cells, file, manifest) }
    }

    /// Whether an alternative ends with a refusal or with a closed connection.
    private func ends(
        _ alternative: Either.Alternative, _ cells: [String: [JSONValue]], _ manifest: SuiteManifest
    ) -> Bool {
        alternative.steps.flatMap(\.flattened).contains {
            $0.verb.name == .closed || refusal($0.verb, cells, manifest) != nil
        }
    }

    private func refusal(_ verb: Verb, _ cells: [String: [JSONValue]], _ manifest: SuiteManifest) -> String? {
        if case .refused = verb { return "a refused handshake" }
        if let status = verb.answerPattern?.status, isRefusing(status.root, cells) {
            return "status \(status.source.excerpt())"
        }
        let event = manifest.socket.event
        for pattern in verb.framePatterns.map(\.pattern) {
            guard case .equal(.string(let name))? = pattern.node(at: event), manifest.refusals.contains(name) else {
                continue
            }
            if case .nothing = verb { continue }
            if case .ignore = verb { continue }
            return "the event \(name)"
        }
        return nil
    }

    /// Whether nothing below 400 satisfies the pattern of a status.
    private func isRefusing(_ node: Pattern.Node, _ cells: [String: [JSONValue]]) -> Bool {
        switch node {
        case .equal(.number(let status)): status >= 400
        case .range(let bounds): bounds.minimum.map { $0 >= 400 } ?? false
        case .oneOf(let nodes): nodes.allSatisfy { isRefusing($0, cells) }
        case .all(let nodes): nodes.contains { isRefusing($0, cells) }
        // A table whose rows hold accepted statuses too is its own twin.
        case .reference(let name):
            cells[name.text].map { $0.allSatisfy { ($0.int64Value ?? 0) >= 400 } } ?? false
        default: false
        }
    }
}

extension Table {
    /// The values of each column, as written.
    fileprivate var cells: [String: [JSONValue]] {
        Dictionary(grouping: rows.joined(), by: \.name).mapValues { $0.map(\.value.source) }
    }
}
