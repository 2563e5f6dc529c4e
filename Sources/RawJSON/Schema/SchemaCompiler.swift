/// Reads a schema document keyword by keyword.
struct SchemaCompiler {
    let document: JSONValue
    private(set) var definitions: [String: SchemaNode] = [:]
    private var pending: [(pointer: String, from: JSONPath)] = []

    init(document: JSONValue) { self.document = document }

    mutating func compileDocument() throws(JSONSchemaError) -> SchemaNode {
        let root = try compile(document, at: .root)
        definitions[""] = root
        while let reference = pending.popLast() { try resolve(reference.pointer, from: reference.from) }
        try refuseEndlessReferences()
        return root
    }

    /// Compiles the schema or boolean at `path`.
    mutating func compile(_ value: JSONValue, at path: JSONPath) throws(JSONSchemaError) -> SchemaNode {
        switch value {
        case .bool(let accepts): return SchemaNode(path: path, assertions: accepts ? [] : [.never])
        case .object(let object):
            for key in object.keys where !SchemaKeyword.isKnown(key) {
                throw error(
                    path.appending(key), "the keyword '\(key)' is unknown",
                    "mend the spelling; extensions begin with 'x-'")
            }
            var keywords = SchemaKeywords(object, at: path)
            return SchemaNode(path: path, assertions: try keywords.assertions(&self))
        default: throw error(path, "a schema is \(value.kind.rawValue)", "write an object, true or false")
        }
    }

    /// Remembers that the schema at `pointer` will be needed.
    mutating func refer(to reference: String, from path: JSONPath) throws(JSONSchemaError) -> String {
        guard reference.first == "#" else {
            throw error(path, "'\(reference)' is in another document", "refer to #/$defs/… of this one")
        }
        let pointer = String(reference.dropFirst())
        pending.append((pointer, path))
        return pointer
    }

    private mutating func resolve(_ pointer: String, from path: JSONPath) throws(JSONSchemaError) {
        if definitions[pointer] != nil { return }
        let target: JSONPath
        do throws(JSONPath.SyntaxError) {
            target = try JSONPath(pointer: pointer)
        } catch let syntax {
            throw error(path, "'#\(pointer)' is no reference (\(syntax.reason))", "write #/$defs/NAME")
        }
        guard let value = document.value(at: target) else {
            throw error(path, "'#\(pointer)' leads nowhere", "define it or mend the spelling")
        }
        definitions[pointer] = try compile(value, at: target)
    }

    /// A schema that leads back to itself without going down into the value would never come to an end.
    private func refuseEndlessReferences() throws(JSONSchemaError) {
        for (pointer, node) in definitions.sorted(by: { $0.key < $1.key }) {
            var seen: Set<String> = []
            var next = node.inPlaceReferences
            while let reference = next.popLast() {
                if reference == pointer {
                    throw error(node.path, "the schema refers to itself and nothing else", "break the circle")
                }
                if seen.insert(reference).inserted { next += definitions[reference]?.inPlaceReferences ?? [] }
            }
        }
    }

    func error(_ path: JSONPath, _ problem: String, _ remedy: String) -> JSONSchemaError {
        JSONSchemaError(path: path, problem: problem, remedy: remedy)
    }
}

extension SchemaNode {
    /// The references that are followed for the same value.
    fileprivate var inPlaceReferences: [String] {
        assertions.flatMap { assertion -> [String] in
            switch assertion {
            case .reference(let pointer): [pointer]
            case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes.flatMap(\.inPlaceReferences)
            case .not(let node): node.inPlaceReferences
            case .condition(let test, let yes, let no):
                [test, yes, no].compactMap { $0 }.flatMap(\.inPlaceReferences)
            default: []
            }
        }
    }
}
