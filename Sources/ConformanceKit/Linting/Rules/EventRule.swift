import RawJSON

/// Patterns for frames name events that exist: a misspelt one would never match, and `nothing` would always hold.
struct EventRule: LintRule {
    let name = "events"

    func findings(in suite: Suite) -> [LintFinding] {
        // A suite may know none, because it judges servers of any kind; then nothing can be misspelt.
        guard !suite.manifest.events.isEmpty else { return [] }
        let event = suite.manifest.socket.event
        let steps = suite.stepLists.flatMap { list in
            list.all.flatMap { step in
                step.verb.framePatterns.map { (list.file, $0.pattern, step.path.appending($0.path)) }
            }
        }
        let ready =
            suite.manifest.socket.ready.map { [(SuiteManifest.file, $0, ["socket", "ready"] as JSONPath)] } ?? []
        return (ready + steps).flatMap { file, pattern, path in
            unknown(pattern.node(at: event), among: suite.manifest.events).map { name in
                LintFinding(
                    self, file, path.appending(event), "there is no event '\(name)'",
                    remedy: "use an event of \(SuiteManifest.file), or add it there")
            }
        }
    }

    private func unknown(_ node: Pattern.Node?, among events: Set<String>) -> [String] {
        switch node {
        case .equal(.string(let name)): events.contains(name) ? [] : [name]
        case .equal(let value): [value.description]
        case .oneOf(let nodes), .all(let nodes): nodes.flatMap { unknown($0, among: events) }
        case .not(let node): unknown(node, among: events)
        default: []
        }
    }
}
