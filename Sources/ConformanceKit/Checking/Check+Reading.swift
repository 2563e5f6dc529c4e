import RawJSON

extension Check {
    /// The checkers by name.
    enum Name: String, CaseIterable, Sendable {
        case count, unique, ordered, gapFree, sameSet, sameSequence, subsequence, noneAfter, each, same
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
            return .count(list, where: filter, try countBounds(reader, &object))
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
        }
    }

    private enum Direction: String, CaseIterable { case rising, falling }

    private static func countBounds(
        _ reader: JSONReader, _ object: inout ObjectReader
    ) throws(FixtureError) -> Bounds {
        let equals = try object.optional("equals") { count throws(FixtureError) in try count.integer() }
        let atLeast = try object.optional("atLeast") { count throws(FixtureError) in try count.integer() }
        let atMost = try object.optional("atMost") { count throws(FixtureError) in try count.integer() }
        let isGiven = equals != nil ? atLeast == nil && atMost == nil : atLeast != nil || atMost != nil
        guard isGiven else {
            throw reader.error("'count' has no clear number", remedy: "add 'equals', or 'atLeast' and 'atMost'")
        }
        return Bounds(
            minimum: (equals ?? atLeast).map { JSONNumber($0) }, maximum: (equals ?? atMost).map { JSONNumber($0) })
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
