import ChatProtocol
import RawJSON

/// A sample of which one declared member was taken away or given another type.
struct Mutation {
    let path: JSONPath
    let what: String
    let value: JSONValue

    /// One mutation for each declared member, as deep as the sample goes: two if it is required.
    static func all(of value: JSONValue, _ schema: Schema) -> [Mutation] {
        switch (schema.form, value) {
        case (.object(let form), .object(let object)):
            form.members.flatMap { member -> [Mutation] in
                guard let old = object[member.name] else { return [] }
                let deeper = all(of: old, member.schema).map { mutation in
                    mutation.below(.member(member.name)) { replaced(object, member.name, $0) }
                }
                return deeper + ofMember(member, old, object)
            }
        case (.list(let element, _), .array(let elements)):
            elements.enumerated().flatMap { index, old in
                all(of: old, element).map { mutation in
                    mutation.below(.index(index)) { new in
                        var changed = elements
                        changed[index] = new
                        return .array(changed)
                    }
                }
            }
        default: []
        }
    }

    private static func ofMember(_ member: Schema.Member, _ old: JSONValue, _ object: JSONObject) -> [Mutation] {
        let path = JSONPath.root.appending(member.name)
        var mutations: [Mutation] = []
        if member.isRequired {
            mutations.append(Mutation(path: path, what: "removed", value: replaced(object, member.name, nil)))
        }
        if member.schema.form != .anything {
            let strange = otherType(old)
            mutations.append(Mutation(path: path, what: "retyped", value: replaced(object, member.name, strange)))
        }
        if !member.schema.isNullable, member.schema.form != .anything, member.schema.form != .null {
            mutations.append(Mutation(path: path, what: "nulled", value: replaced(object, member.name, .null)))
        }
        return mutations
    }

    private func below(_ step: JSONPath.Component, _ put: (JSONValue) -> JSONValue) -> Mutation {
        Mutation(path: JSONPath([step]).appending(path), what: what, value: put(value))
    }

    private static func replaced(_ object: JSONObject, _ name: String, _ value: JSONValue?) -> JSONValue {
        var object = object
        object[name] = value
        return .object(object)
    }

    /// No member of the protocol may be an array of numbers, and none that may be null is true or false.
    private static func otherType(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string, .array: .object([:])
        case .number: .string("7")
        case .bool: .number(1)
        case .object: .array([.number(7)])
        case .null: .bool(true)
        }
    }
}
