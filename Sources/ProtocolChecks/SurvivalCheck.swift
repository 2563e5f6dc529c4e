import ChatProtocol
import ConformanceKit
import RawJSON

/// Compares the members that a schema declares before and after a round trip; others are nobody's business.
struct SurvivalCheck {
    let schema: CompiledSchema

    func violations(
        _ original: JSONValue, _ recoded: JSONValue?, _ form: Schema, at path: JSONPath
    ) -> [PayloadViolation] {
        switch (form.form, original, recoded) {
        case (.object(let object), .object(let members), .object(let after)):
            object.members.flatMap { member -> [PayloadViolation] in
                guard let value = members[member.name] else { return [] }
                return violations(value, after[member.name], member.schema, at: path.appending(member.name))
            }
        case (.list(let element, _), .array(let elements), .array(let after)) where elements.count == after.count:
            zip(elements, after).enumerated().flatMap { index, pair in
                violations(pair.0, pair.1, element, at: path.appending(index))
            }
        case (.number, .number(let before), .number(let after)) where before.double == after.double:
            // Clients compute with doubles; digits beyond them are nobody's loss.
            []
        default: original == recoded ? [] : [lost(original, recoded, at: path)]
        }
    }

    private func lost(_ original: JSONValue, _ recoded: JSONValue?, at path: JSONPath) -> PayloadViolation {
        let remains = recoded.map { "it becomes \($0.excerpt())" } ?? "it is lost"
        return schema.violation(
            at: path, shapeOnly: false, expected: "a value that survives being read by a client (\(remains))",
            actual: original.excerpt())
    }
}
