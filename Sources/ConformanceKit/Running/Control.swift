public import RawJSON

/// Does to the server under test what cannot be done over the wire: ends it, starts it again, changes its settings.
///
/// It is given the step's arguments, a JSON object, and answers with another one or with nil. It returns when the server
/// is ready to be looked at again. Whatever it throws ends the case as *errored*, told in the error's own words.
public typealias Control = @Sendable (_ arguments: JSONValue) async throws -> JSONValue?

extension Suite {
    /// The names of all controls that cases use, with the ids of these cases, both sorted.
    public var controls: [(name: String, cases: [String])] {
        var users: [String: [String]] = [:]
        for testCase in cases {
            for name in controls(of: testCase) { users[name, default: []].append(testCase.id) }
        }
        return users.sorted { $0.key < $1.key }.map { (name: $0.key, cases: $0.value.sorted()) }
    }

    /// The names of the controls that one case uses, in its own steps or in its world's, sorted.
    public func controls(of testCase: Case) -> [String] {
        let steps = (worlds[testCase.world]?.setup ?? []) + testCase.setup + testCase.steps
        return Set(steps.flatMap(\.flattened).compactMap(\.controlName)).sorted()
    }
}

extension Step {
    /// The control that the step itself asks for.
    var controlName: String? {
        if case .control(let request) = verb { request.name } else { nil }
    }
}
