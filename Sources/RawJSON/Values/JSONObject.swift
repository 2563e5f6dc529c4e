/// The members of a JSON object in the order in which they were written, with quick look-up by name.
///
/// Equality ignores the order, as JSON does. Names are unique and compared by their bytes.
public struct JSONObject: Sendable {
    /// One name with its value.
    public struct Member: Sendable, Hashable {
        /// The name, unescaped.
        public let key: String
        /// What stands behind the name; null is a value.
        public var value: JSONValue

        /// A pair that belongs to no object yet.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }

        /// Names are compared by their bytes.
        public static func == (left: Member, right: Member) -> Bool {
            ExactText(left.key) == ExactText(right.key) && left.value == right.value
        }

        /// Agrees with `==`.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(ExactText(key))
            hasher.combine(value)
        }
    }

    /// Up to this many members a scan is quicker than a dictionary, and nearly every frame has fewer.
    private static let scanLimit = 16

    private var members: [Member] = []
    private var positions: [ExactText: Int]?

    /// An object without members.
    public init() {}

    /// The members in that order; of members with the same name the last value counts, at the first one's place.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// The value of that member; setting nil removes the member, setting a new name appends it.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(key, value)
            case (nil, nil): break
            }
        }
    }

    /// The names in their written order.
    public var keys: [String] { members.map(\.key) }

    /// Whether a member of that name is present, be its value null or not.
    public func contains(key: String) -> Bool { position(of: key) != nil }

    private func position(of key: String) -> Int? {
        let key = ExactText(key)
        if let positions { return positions[key] }
        return members.firstIndex { ExactText($0.key) == key }
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        positions?[ExactText(key)] = members.count
        members.append(Member(key: key, value: value))
        if positions == nil, members.count > Self.scanLimit { indexMembers() }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        if positions != nil { indexMembers() }
    }

    private mutating func indexMembers() {
        positions = Dictionary(
            members.enumerated().map { (ExactText($1.key), $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JSONObject: RandomAccessCollection {
    /// The position of the first member as written.
    public var startIndex: Int { members.startIndex }
    /// The position after the last member.
    public var endIndex: Int { members.endIndex }
    /// The member at that position in the written order.
    public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Hashable {
    /// True when both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Agrees with `==`, so the order plays no part.
    public func hash(into hasher: inout Hasher) {
        // Order-blind like equality: each member is hashed alone and the results are added.
        var sum = 0
        for member in members { sum &+= member.hashValue }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Writes an object as a dictionary literal; the last of two equal names counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: CustomStringConvertible {
    /// The object as compact JSON text.
    public var description: String { JSONValue.object(self).description }
}
