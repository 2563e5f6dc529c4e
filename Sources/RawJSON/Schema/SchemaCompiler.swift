/// Reads schema documents keyword by keyword.
struct SchemaCompiler {
    private let documents: [String: JSONValue]
    /// The name of the document that is being read, against which `#/…` counts.
    private var current = ""
    private(set) var definitions: [SchemaReference: SchemaNode] = [:]
    private var pending: [(reference: SchemaReference, from: JSONPath)] = []

    init(document: JSONValue, others: [String: JSONValue]) {
        documents = others.merging(["": document]) { _, own in own }
    }

    mutating func compileDocument() throws(JSONSchemaError) -> SchemaNode {
        let root = try compile(documents[""] ?? true, at: .root)
        definitions[SchemaReference(document: "", pointer: "")] = root
        while let next = pending.popLast() { try resolve(next.reference, from: next.from) }
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

    /// Remembers that the schema there will be needed.
    mutating func refer(to text: String, from path: JSONPath) throws(JSONSchemaError) -> SchemaReference {
        guard let hash = text.firstIndex(of: "#") else {
            throw error(path, "'\(text)' names no place in a document", "write #/$defs/NAME")
        }
        let document = hash == text.startIndex ? current : String(text[..<hash])
        let reference = SchemaReference(document: document, pointer: String(text[text.index(after: hash)...]))
        pending.append((reference, path))
        return reference
    }

    private mutating func resolve(_ reference: SchemaReference, from path: JSONPath) throws(JSONSchemaError) {
        if definitions[reference] != nil { return }
        let target: JSONPath
        do throws(JSONPath.SyntaxError) {
            target = try JSONPath(pointer: reference.pointer)
        } catch let syntax {
            throw error(path, "'\(reference)' is no reference (\(syntax.reason))", "write #/$defs/NAME")
        }
        guard let value = documents[reference.document]?.value(at: target) else {
            throw error(path, "'\(reference)' leads nowhere", "define it or mend the spelling")
        }
        current = reference.document
        definitions[reference] = try compile(value, at: target)
    }

    /// A schema that leads back to itself without going down into the value would never come to an end.
    private func refuseEndlessReferences() throws(JSONSchemaError) {
        for (start, node) in definitions.sorted(by: { $0.key.description < $1.key.description }) {
            var seen: Set<SchemaReference> = []
            var next = node.inPlaceReferences
            while let reference = next.popLast() {
                if reference == start {
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
    fileprivate var inPlaceReferences: [SchemaReference] {
        assertions.flatMap { assertion -> [SchemaReference] in
            switch assertion {
            case .reference(let reference): [reference]
            case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes.flatMap(\.inPlaceReferences)
            case .not(let node): node.inPlaceReferences
            case .condition(let test, let yes, let no):
                [test, yes, no].compactMap { $0 }.flatMap(\.inPlaceReferences)
            default: []
            }
        }
    }
}
