import ChatProtocol
import ConformanceKit
import RawJSON

/// A schema that was read by the harness's own validator, with the blame that each of its violations has.
struct CompiledSchema: Sendable {
    let schema: Schema
    private let document: JSONSchema

    init(_ schema: Schema, title: String) {
        self.schema = schema
        do {
            document = try JSONSchema(JSONValue(parsing: schema.document(title: title)))
        } catch {
            preconditionFailure("the schema of \(title) was written by hand and is wrong: \(error)")
        }
    }

    /// At most one violation for each place: the first, because a value of the wrong type breaks all that follows.
    func violations(in value: JSONValue) -> [PayloadViolation] {
        var seen: Set<JSONPath> = []
        return document.violations(in: value).filter { seen.insert($0.instancePath).inserted }.map { violation in
            let isShape = ["type", "required"].contains(violation.schemaPath.lastMember)
            return self.violation(
                at: violation.instancePath, shapeOnly: isShape, expected: violation.expected, actual: violation.actual)
        }
    }

    /// Blames a difference on the requirement that has the place.
    func violation(at path: JSONPath, shapeOnly: Bool, expected: String, actual: String) -> PayloadViolation {
        guard let blame = schema.blame(at: path.steps, shapeOnly: shapeOnly) else {
            preconditionFailure("every schema of a frame or an answer has a requirement at its root")
        }
        let table = blame.table == blame.requirement ? "" : " (table of \(blame.table))"
        return PayloadViolation(
            requirement: blame.requirement,
            difference: Difference(path: path, expected: expected + table, actual: actual))
    }
}

extension JSONPath {
    fileprivate var lastMember: String? {
        if case .member(let name)? = components.last { name } else { nil }
    }

    fileprivate var steps: [Schema.Step] {
        components.map { component in
            switch component {
            case .member(let name): .member(name)
            case .index: .element
            }
        }
    }
}
