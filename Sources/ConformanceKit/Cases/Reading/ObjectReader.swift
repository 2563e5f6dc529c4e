import RawJSON

/// The members of an object of a fixture; it remembers which were read, so that a misspelt one cannot slip through.
struct ObjectReader {
    let members: JSONObject
    let path: JSONPath
    private var known: [String] = []

    init(_ members: JSONObject, at path: JSONPath) {
        self.members = members
        self.path = path
    }

    /// The member, nil when it is not there.
    mutating func optional(_ key: String) -> JSONReader? {
        known.append(key)
        return members[key].map { JSONReader($0, at: path.appending(key)) }
    }

    mutating func optional<Value>(
        _ key: String, _ read: (JSONReader) throws(FixtureError) -> Value
    ) throws(FixtureError) -> Value? {
        guard let reader = optional(key) else { return nil }
        return try read(reader)
    }

    mutating func required(_ key: String) throws(FixtureError) -> JSONReader {
        guard let reader = optional(key) else {
            throw FixtureError(at: path, "the member '\(key)' is missing", remedy: "add it")
        }
        return reader
    }

    mutating func required<Value>(
        _ key: String, _ read: (JSONReader) throws(FixtureError) -> Value
    ) throws(FixtureError) -> Value {
        try read(required(key))
    }

    /// All members, for objects whose names are free.
    func all() -> [(key: String, reader: JSONReader)] {
        members.map { ($0.key, JSONReader($0.value, at: path.appending($0.key))) }
    }

    /// All members as pairs of name and what `read` makes of the value.
    func pairs<Value>(
        _ read: (JSONReader) throws(FixtureError) -> Value
    ) throws(FixtureError) -> [Named<Value>] {
        var pairs: [Named<Value>] = []
        for member in all() { pairs.append(Named(member.key, try read(member.reader))) }
        return pairs
    }

    /// Refuses members that nobody asked for.
    func finish() throws(FixtureError) {
        for key in members.keys where !known.contains(key) {
            let names = known.sorted().joined(separator: ", ")
            throw FixtureError(
                at: path.appending(key), "there is no member '\(key)'", remedy: "remove it, or use one of: \(names)")
        }
    }
}

/// A value under a name, where the order of the names matters and a dictionary would lose it.
struct Named<Value: Sendable>: Sendable {
    let name: String
    let value: Value

    init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

extension Named: Equatable where Value: Equatable {}
extension Named: Hashable where Value: Hashable {}
