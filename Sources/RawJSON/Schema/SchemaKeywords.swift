/// The keywords of one schema object while they are turned into assertions.
struct SchemaKeywords {
    let object: JSONObject
    let path: JSONPath

    init(_ object: JSONObject, at path: JSONPath) {
        self.object = object
        self.path = path
    }

    /// Everything the object asserts, cheap and general assertions first.
    mutating func assertions(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        try checkFormat()
        try definitions(&compiler)
        return try values() + numbers() + objects(&compiler) + arrays(&compiler) + combinations(&compiler)
    }

    /// Definitions that nobody refers to are read as well, so that a mistake in them cannot hide.
    private func definitions(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) {
        for (_, value, place) in try members("$defs") { _ = try compiler.compile(value, at: place) }
    }

    private func checkFormat() throws(JSONSchemaError) {
        guard let format = object["format"] else { return }
        if let word = format.stringValue, SchemaKeyword.formats.contains(word) { return }
        throw mistake("format", "\(format.excerpt(limit: 40)) is no known format", "mend the spelling")
    }

    private func values() throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        var assertions: [SchemaNode.Assertion] = []
        if let types = object["type"] { assertions.append(.types(try self.types(types))) }
        if let constant = object["const"] { assertions.append(.equals([constant], keyword: "const")) }
        if let choices = object["enum"] {
            guard let list = choices.arrayValue, !list.isEmpty else {
                throw mistake("enum", "it is no list of values", "write a list")
            }
            assertions.append(.equals(list, keyword: "enum"))
        }
        if let pattern = object["pattern"] { assertions.append(.pattern(try regularExpression(pattern, "pattern"))) }
        return assertions
    }

    private func types(_ value: JSONValue) throws(JSONSchemaError) -> [SchemaType] {
        let names = value.arrayValue ?? [value]
        let types = names.compactMap { $0.stringValue.flatMap(SchemaType.init(rawValue:)) }
        guard types.count == names.count, !types.isEmpty else {
            let all = SchemaType.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake("type", "\(value.excerpt(limit: 40)) is no type", "use \(all)")
        }
        return types
    }

    private func numbers() throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        var range = try self.range("minimum", "maximum")
        range.exclusiveMinimum = try number("exclusiveMinimum")
        range.exclusiveMaximum = try number("exclusiveMaximum")
        var assertions: [SchemaNode.Assertion] = []
        if !range.words.isEmpty { assertions.append(.numbers(range)) }
        let lengths = try self.range("minLength", "maxLength", isCount: true)
        if !lengths.words.isEmpty { assertions.append(.lengths(lengths)) }
        return assertions
    }

    private func objects(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        var assertions: [SchemaNode.Assertion] = []
        if object.contains(key: "required") { assertions.append(.required(try names("required", object["required"]))) }
        let keywords = ["properties", "patternProperties", "additionalProperties"]
        if keywords.contains(where: object.contains(key:)) { assertions.append(try properties(&compiler)) }
        if let node = try schema("propertyNames", &compiler) { assertions.append(.propertyNames(node)) }
        let count = try range("minProperties", "maxProperties", isCount: true)
        if !count.words.isEmpty { assertions.append(.propertyCount(count)) }
        if object.contains(key: "dependentRequired") {
            var dependencies: [(String, [String])] = []
            for (key, value, _) in try members("dependentRequired") {
                dependencies.append((key, try names("dependentRequired", value)))
            }
            assertions.append(.dependentRequired(dependencies))
        }
        return assertions
    }

    private func properties(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> SchemaNode.Assertion {
        var named: [String: SchemaNode] = [:]
        for (key, value, place) in try members("properties") { named[key] = try compiler.compile(value, at: place) }
        var matching: [(TextPattern, SchemaNode)] = []
        for (key, value, place) in try members("patternProperties") {
            let pattern = try regularExpression(.string(key), "patternProperties")
            matching.append((pattern, try compiler.compile(value, at: place)))
        }
        let others = try schema("additionalProperties", &compiler)
        return .properties(named: named, matching: matching, others: others)
    }

    private func arrays(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode.Assertion] {
        var assertions: [SchemaNode.Assertion] = []
        let first = object.contains(key: "prefixItems") ? try schemas("prefixItems", &compiler) : []
        let rest = try schema("items", &compiler)
        if !first.isEmpty || rest != nil { assertions.append(.items(first: first, rest: rest)) }
        let count = try range("minItems", "maxItems", isCount: true)
        if !count.words.isEmpty { assertions.append(.itemCount(count)) }
        if let unique = object["uniqueItems"] {
            guard let flag = unique.boolValue else { throw mistake("uniqueItems", "it is no boolean", "write true") }
            if flag { assertions.append(.uniqueItems) }
        }
        return assertions
    }
}
