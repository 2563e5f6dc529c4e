import RawJSON

/// One conversation with a server that uses every operation of a file once, to see what was understood.
public struct OperationsProbe: Sendable {
    /// An operation of the file, and how far it went.
    public struct Stage: Sendable {
        /// The member of the operations file.
        public let name: String
        /// What it did, in words.
        public let meaning: String
        /// Whether it held: nil when nothing is known, because one before it did not or the file does not give it.
        public let holds: Bool?
        /// Whether the file gives it.
        public var isGiven = true
    }

    /// The suite with the one case.
    public let suite: Suite
    private let stages: [(name: String, meaning: String, count: Int)]

    /// - Parameters:
    ///   - directory: the universal cases, whose requirements the case names.
    /// - Throws: what the operations make of it that cannot be read.
    public init(_ directory: String, operations: Operations) throws(SuiteError) {
        let expansion = Expansion(operations)
        let whole = try Suite.universal(directory, operations: operations)
        do throws(FixtureError) {
            var stages: [(name: String, meaning: String, count: Int)] = []
            var steps: [JSONValue] = []
            for stage in Self.stages {
                let isLacking = stage.needs.flatMap { expansion.lacks($0) } != nil
                let expanded = isLacking ? [] : try expansion.all(stage.steps)
                stages.append((stage.name, stage.meaning, expanded.count))
                steps += expanded
            }
            let world = try World(name: "probe", JSONReader(expansion.world(Self.world)))
            let testCase = try Case(
                id: "probe",
                JSONReader([
                    "title": "every operation once", "profile": "universal", "world": "probe",
                    "steps": .array(steps),
                ]))
            suite = Suite(
                manifest: whole.manifest, worlds: ["probe": world], cases: [testCase],
                requirements: whole.requirements, digest: whole.digest)
            self.stages = stages
        } catch {
            throw SuiteError(directory: directory, mistakes: [error])
        }
    }

    /// What the result of the case says of each operation.
    public func stages(_ result: CaseResult) -> [Stage] {
        let broken = result.outcome == .passed ? nil : result.findings.first?.place ?? StepPlace.beginning
        var next = 0
        var isOver = false
        let begin: [Stage] = [("accounts", "three people"), ("socket", "each with a connection")].map { name, meaning in
            guard !isOver else { return Stage(name: name, meaning: meaning, holds: nil) }
            let section: StepPlace.Section = name == "accounts" ? .provisioning : .world
            isOver = broken?.section == section
            return Stage(name: name, meaning: meaning, holds: !isOver)
        }
        return begin
            + stages.map { stage in
                let range = next..<(next + stage.count)
                next += stage.count
                guard !isOver, !range.isEmpty else {
                    return Stage(
                        name: stage.name, meaning: stage.meaning, holds: nil, isGiven: !range.isEmpty)
                }
                isOver = broken?.stepIndex.map(range.contains) ?? false
                return Stage(name: stage.name, meaning: stage.meaning, holds: !isOver)
            }
    }

    private static let world: JSONValue = [
        "title": "two people and somebody else",
        "actors": [
            "mei": ["role": "opener", "connect": ["main"]], "oscar": ["role": "peer", "connect": ["main"]],
            "bystander": ["role": "opener", "connect": ["main"]],
        ],
    ]

    private static let text: JSONValue = "<run> hello"

    private static let stages: [(name: String, meaning: String, needs: String?, steps: [JSONValue])] = [
        ("open", "mei opens a conversation with oscar", nil, [["actor": "mei", "operation": "open", "with": "oscar"]]),
        ("join", "oscar joins it", nil, [["actor": "oscar", "operation": "join"]]),
        (
            "enter", "both connections enter it", nil,
            [["actor": "mei", "operation": "enter"], ["actor": "oscar", "operation": "enter"]]
        ),
        (
            "send", "mei says something", nil,
            [["actor": "mei", "operation": "send", "text": text, "tag": "<run>-1", "proves": ["UNIV-042"]]]
        ),
        (
            "acked", "mei is told that it was taken", "acked",
            [["actor": "mei", "operation": "acked", "text": text, "tag": "<run>-1", "proves": ["UNIV-042"]]]
        ),
        (
            "seen", "oscar hears it", nil,
            [["actor": "oscar", "operation": "seen", "text": text, "proves": ["UNIV-010"]]]
        ),
        (
            "history", "oscar reads it again", "history",
            [
                ["actor": "oscar", "operation": "history", "as": "kept", "proves": ["UNIV-013"]],
                [
                    "check": [["count": ["of": "<kept>", "where": ["$item": ["text": text]], "equals": 1]]],
                    "proves": ["UNIV-013"],
                ],
            ]
        ),
        (
            "order", "three messages stand in it in their order", "history",
            [
                [
                    "actor": "mei", "operation": "send", "text": "<run> second", "tag": "<run>-2",
                    "proves": ["UNIV-042"],
                ],
                ["actor": "oscar", "operation": "seen", "text": "<run> second", "proves": ["UNIV-010"]],
                ["actor": "mei", "operation": "send", "text": "<run> third", "tag": "<run>-3", "proves": ["UNIV-042"]],
                ["actor": "oscar", "operation": "seen", "text": "<run> third", "proves": ["UNIV-010"]],
                ["actor": "oscar", "operation": "history", "as": "all", "proves": ["UNIV-013"]],
                [
                    "check": [
                        [
                            "ordered": [
                                "of": "<all>", "by": "$history.text", "direction": "rising", "strict": false,
                            ]
                        ]
                    ],
                    "proves": ["UNIV-012"],
                ],
            ]
        ),
        (
            "sender", "oscar hears that it was mei", "sender",
            [
                ["actor": "mei", "operation": "send", "text": "<run> who", "tag": "<run>-4", "proves": ["UNIV-042"]],
                [
                    "actor": "oscar", "receive": ["$all": [["$seen": ["text": "<run> who"]], ["$sender": "mei"]]],
                    "proves": ["UNIV-010"],
                ],
            ]
        ),
        (
            "typing", "oscar sees mei typing", "typing",
            [
                ["actor": "mei", "operation": "typing"],
                ["actor": "oscar", "receive": ["$typing": [:]], "proves": ["UNIV-040"]],
            ]
        ),
    ]
}

extension StepPlace {
    /// Before anything was done.
    fileprivate static let beginning = StepPlace(section: .provisioning, pointer: "", verb: "")

    /// Which of the case's own steps it is.
    fileprivate var stepIndex: Int? {
        guard section == .steps else { return nil }
        return pointer.split(separator: "/").first.flatMap { Int($0) }
    }
}
