import RawJSON

extension Check {
    /// The checkers by name.
    enum Name: String, CaseIterable, Sendable {
        case count, unique, ordered, gapFree, sameSet, sameSequence, subsequence, noneAfter, each, same
        case difference
    }

    /// Reads one checker: an object whose only member is its name.
    init(_ reader: JSONReader) throws(FixtureError) {
        var outer = try reader.object()
        let names = Name.allCases.filter { outer.members.contains(key: $0.rawValue) }
        guard let name = names.first, names.count == 1 else {
            let all = Name.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.error("the check is \(names.isEmpty ? "unknown" : "two")", remedy: "use one of: \(all)")
        }
        let argument = try outer.required(name.rawValue)
        try outer.finish()
        var object = try argument.object()
        kind = try Self.kind(name, argument, &object)
        path = reader.path
        source = reader.value
        try object.finish()
    }

    private static func kind(
        _ name: Name, _ reader: JSONReader, _ object: inout ObjectReader
    ) throws(FixtureError) -> Kind {
        switch name {
        case .count:
            let list = try Template(object.required("of"))
            let filter = try object.pattern("where")
            return .count(list, where: filter, try bounds(name, reader, &object) { $0.isInteger && $0 >= 0 })
        case .unique: return .unique(try CheckedList(&object))
        case .ordered:
            let isFalling =
                try object.optional("direction") { word throws(FixtureError) -> Direction in
                    try word.choice()
                } == .falling
            let isStrict = try object.optional("strict") { flag throws(FixtureError) in try flag.bool() } ?? true
            return .ordered(try CheckedList(&object), isFalling: isFalling, isStrict: isStrict)
        case .gapFree: return .gapFree(try CheckedList(&object))
        case .sameSet: return .sameSet(try CheckedList(&object), as: try CheckedList(&object, "as", "asBy"))
        case .sameSequence: return .sameSequence(try CheckedList(&object), as: try CheckedList(&object, "as", "asBy"))
        case .subsequence: return .subsequence(try CheckedList(&object), in: try CheckedList(&object, "in", "inBy"))
        case .noneAfter:
            let list = try Template(object.required("of"))
            return .noneAfter(list, match: try object.bindless("match"), after: try object.bindless("after"))
        case .each: return .each(try Template(object.required("of")), match: try object.bindless("match"))
        case .same: return .same(try CheckedList(&object))
        case .difference:
            let from = try Template(object.required("from"))
            let to = try Template(object.required("to"))
            return .difference(from: from, to: to, try bounds(name, reader, &object) { _ in true })
        }
    }

    private enum Direction: String, CaseIterable { case rising, falling }

    /// `equals`, or one or both of `atLeast` and `atMost`.
    private static func bounds(
        _ name: Name, _ reader: JSONReader, _ object: inout ObjectReader, _ isAllowed: (JSONNumber) -> Bool
    ) throws(FixtureError) -> Bounds {
        var numbers: [String: JSONNumber] = [:]
        for key in ["equals", "atLeast", "atMost"] {
            guard let bound = object.optional(key) else { continue }
            guard let number = bound.value.numberValue, isAllowed(number) else {
                throw bound.error("\(bound.value.excerpt()) cannot stand here", remedy: "write a number")
            }
            numbers[key] = number
        }
        let isGiven = numbers["equals"] != nil ? numbers.count == 1 : !numbers.isEmpty
        guard isGiven else {
            throw reader.error(
                "'\(name.rawValue)' has no clear number", remedy: "add 'equals', or 'atLeast' and 'atMost'")
        }
        return Bounds(minimum: numbers["equals"] ?? numbers["atLeast"], maximum: numbers["equals"] ?? numbers["atMost"])
    }
}

extension CheckedList {
    fileprivate init(
        _ object: inout ObjectReader, _ list: String = "of", _ by: String = "by"
    ) throws(FixtureError) {
        self.list = try Template(object.required(list))
        self.by = try object.optional(by) { path throws(FixtureError) in try path.jsonPath() } ?? .root
    }
}

extension ObjectReader {
    fileprivate mutating func pattern(_ key: String) throws(FixtureError) -> Pattern? {
        members.contains(key: key) ? try bindless(key) : nil
    }

    /// A pattern that is compared with many elements, so that it can bind nothing.
    mutating func bindless(_ key: String) throws(FixtureError) -> Pattern {
        let reader = try required(key)
        let pattern = try Pattern(reader)
        if let bound = pattern.root.allBoundNames.first {
            throw reader.error(
                "'<+\(bound.name):\(bound.kind.rawValue)>' stands in a check, which binds nothing",
                remedy: "use <_:\(bound.kind.rawValue)>")
        }
        return pattern
    }
}
