extension SchemaKeywords {
    /// The keywords that combine other schemas.
    func combinations(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        var assertions: [SchemaNode.Assertion] = []
        if let reference = object["$ref"] {
            guard let text = reference.stringValue else { throw mistake("$ref", "it is no string", "write #/$defs/…") }
            assertions.append(.reference(try compiler.refer(to: text, from: path.appending("$ref"))))
        }
        if object.contains(key: "allOf") { assertions.append(.allOf(try schemas("allOf", &compiler))) }
        if object.contains(key: "anyOf") { assertions.append(.anyOf(try schemas("anyOf", &compiler))) }
        if object.contains(key: "oneOf") { assertions.append(.oneOf(try schemas("oneOf", &compiler))) }
        if let node = try schema("not", &compiler) { assertions.append(.not(node)) }
        let yes = try schema("then", &compiler)
        let no = try schema("else", &compiler)
        if let test = try schema("if", &compiler) {
            assertions.append(.condition(test, then: yes, else: no))
        } else if yes != nil || no != nil {
            throw mistake(yes != nil ? "then" : "else", "there is no 'if' beside it", "add it")
        }
        return assertions
    }

    func schema(_ keyword: String, _ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> SchemaNode? {
        guard let value = object[keyword] else { return nil }
        return try compiler.compile(value, at: path.appending(keyword))
    }

    func schemas(_ keyword: String, _ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode] {
        guard let list = object[keyword]?.arrayValue, !list.isEmpty else {
            throw mistake(keyword, "it is no list of schemas", "write a list of at least one")
        }
        var nodes: [SchemaNode] = []
        for (index, value) in list.enumerated() {
            nodes.append(try compiler.compile(value, at: path.appending(keyword).appending(index)))
        }
        return nodes
    }

    /// The members of a keyword whose value is an object, with their places; none when it is not there.
    func members(_ keyword: String) throws(JSONSchemaError) -> [(String, JSONValue, JSONPath)] {
        guard let value = object[keyword] else { return [] }
        guard let members = value.objectValue else { throw mistake(keyword, "it is no object", "write an object") }
        return members.map { ($0.key, $0.value, path.appending(keyword).appending($0.key)) }
    }

    func names(_ keyword: String, _ value: JSONValue?) throws(JSONSchemaError) -> [String] {
        let list = value?.arrayValue ?? []
        let names = list.compactMap(\.stringValue)
        guard value?.arrayValue != nil, names.count == list.count else {
            throw mistake(keyword, "it is no list of names", "write a list of strings")
        }
        return names
    }

    func number(_ keyword: String, isCount: Bool = false) throws(JSONSchemaError) -> JSONNumber? {
        guard let value = object[keyword] else { return nil }
        guard let number = value.numberValue, !isCount || number.isInteger && number >= 0 else {
            throw mistake(keyword, "it is no \(isCount ? "count" : "number")", "write a number")
        }
        return number
    }

    func range(_ low: String, _ high: String, isCount: Bool = false) throws(JSONSchemaError) -> SchemaRange {
        SchemaRange(minimum: try number(low, isCount: isCount), maximum: try number(high, isCount: isCount))
    }

    func regularExpression(_ value: JSONValue, _ keyword: String) throws(JSONSchemaError) -> TextPattern {
        guard let source = value.stringValue else { throw mistake(keyword, "it is no string", "write a string") }
        do throws(TextPattern.SyntaxError) {
            return try TextPattern(source)
        } catch {
            throw mistake(keyword, error.description, "write an ECMA-262 regular expression")
        }
    }

    func mistake(_ keyword: String, _ problem: String, _ remedy: String) -> JSONSchemaError {
        JSONSchemaError(path: path.appending(keyword), problem: problem, remedy: remedy)
    }
}
