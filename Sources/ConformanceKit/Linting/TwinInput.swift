import RawJSON

/// One thing that a case does to the server, in the form in which twins are compared.
struct TwinInput {
    /// The place in the file.
    let path: JSONPath
    /// What is done, without anything that is only observed.
    let value: JSONValue

    /// Members of a step that do not change what is sent.
    private static let observed: Set<String> = [
        "answer", "proves", "because", "within", "notBefore", "label", "since", "shownBy",
    ]

    /// The world and all actions of a case in their order; sentinels are left out, they belong to an observation.
    static func all(of testCase: Case) -> [TwinInput] {
        [TwinInput(path: ["world"], value: .string(testCase.world))]
            + (testCase.setup + testCase.steps).flatMap(actions).map { step in
                TwinInput(path: step.path, value: .object(input(of: step)))
            }
    }

    private static func actions(in step: Step) -> [Step] {
        if case .nothing = step.verb { return [] }
        return (step.verb.name.group == .action ? [step] : []) + step.children.flatMap(actions)
    }

    private static func input(of step: Step) -> JSONObject {
        var members = JSONObject()
        for member in step.source.objectValue ?? JSONObject() where !observed.contains(member.key) {
            members[member.key] = member.value
        }
        // Whether a handshake is expected to succeed is an observation, too.
        if case .connect = step.verb, var connect = members["connect"]?.objectValue {
            connect["ready"] = nil
            members["connect"] = .object(connect)
        }
        return members
    }

    /// The places of this input at which the other one has something else.
    func differences(from other: TwinInput) -> [JSONPath] { Self.differences(value, other.value, at: path) }

    private static func differences(_ own: JSONValue, _ other: JSONValue, at path: JSONPath) -> [JSONPath] {
        switch (own, other) {
        case (.object(let own), .object(let other)):
            let keys = own.keys + other.keys.filter { !own.contains(key: $0) }
            return keys.flatMap { key -> [JSONPath] in
                let place = path.appending(key)
                guard let left = own[key], let right = other[key] else { return [place] }
                return differences(left, right, at: place)
            }
        case (.array(let own), .array(let other)) where own.count == other.count:
            return zip(own, other).enumerated().flatMap { differences($1.0, $1.1, at: path.appending($0)) }
        default: return own == other ? [] : [path]
        }
    }
}
