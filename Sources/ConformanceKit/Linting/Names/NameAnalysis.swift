import RawJSON

/// Walks through steps in the order in which they run and follows which names are bound.
struct NameAnalysis {
    let rule: NameRule
    let file: String
    /// What actors have without a step's doing.
    let attributes: ActorNames
    var scope: NameScope
    private(set) var findings: [LintFinding] = []

    init(_ rule: NameRule, _ file: String, _ attributes: ActorNames, _ scope: NameScope) {
        self.rule = rule
        self.file = file
        self.attributes = attributes
        self.scope = scope
    }

    mutating func walk(_ steps: [Step]) {
        for step in steps { walk(step) }
    }

    mutating func report(_ path: JSONPath, _ problem: String, remedy: String) {
        findings.append(LintFinding(rule, file, path, problem, remedy: remedy))
    }

    /// Names that are about to be filled in.
    mutating func use(_ names: [PlaceholderName], at path: JSONPath) {
        for name in names where info(name) == nil {
            let isUncertain = scope.uncertain.contains(name.text)
            report(
                path, "'<\(name.text)>' is not bound \(isUncertain ? "on every way to this step" : "here")",
                remedy: isUncertain
                    ? "bind it in every alternative"
                    : "bind it in an earlier step, or write {\"$literal\": …} if the text is meant as it stands")
        }
    }

    /// What is known of a name, nil when nothing is.
    func info(_ name: PlaceholderName) -> NameInfo? { scope.known[name.text] ?? attributes.info(name, scope) }

    mutating func bind(_ name: String, _ info: NameInfo, at path: JSONPath) {
        if scope.isTaken(name) {
            report(path, "'\(name)' is bound a second time", remedy: "use another name")
        }
        if attributes.builtIns.contains(name) {
            report(path, "'\(name)' is the runner's own name", remedy: "use another name")
        }
        scope.bind(name, info)
    }

    /// A pattern uses and binds names in the order in which it is written.
    mutating func match(_ pattern: Pattern, at path: JSONPath) {
        match(pattern.root, at: path)
    }

    private mutating func match(_ node: Pattern.Node, at path: JSONPath) {
        switch node {
        case .reference(let name): use([name], at: path)
        case .text(let text), .mentions(let text): use(text.names, at: path)
        case .kind(let kind, let name?): bind(name, NameInfo(kind: kind), at: path)
        case .object(let members):
            for member in members { match(member.value, at: path.appending(member.name)) }
        case .array(let nodes):
            for (index, node) in nodes.enumerated() { match(node, at: path.appending(index)) }
        case .all(let nodes), .inOrder(let nodes), .contains(let nodes):
            for node in nodes { match(node, at: path) }
        case .oneOf(let nodes): alternatives(nodes, at: path)
        case .not(let node), .each(let node): match(node, at: path)
        case .equal, .kind, .absent, .range, .bytes, .length, .found: break
        }
    }

    private mutating func alternatives(_ nodes: [Pattern.Node], at path: JSONPath) {
        var ends: [NameScope] = []
        let start = scope
        for node in nodes {
            scope = start
            match(node, at: path)
            ends.append(scope)
        }
        scope = start
        scope.leaveAlternatives(ends)
    }
}
