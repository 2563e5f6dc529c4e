import RawJSON

/// What a received value must look like, read once from a fixture and then compared with many values.
struct Pattern: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        /// Exactly this value.
        case equal(JSONValue)
        /// Exactly this text after its placeholders are filled in.
        case text(TextTemplate)
        /// Exactly the value bound to the name.
        case reference(PlaceholderName)
        /// A value of the kind, called `name` if there is one.
        case kind(ValueKind, name: String?)
        /// An object that has these members, and perhaps others.
        case object([Named<Node>])
        /// An array of just these elements.
        case array([Node])
        case absent
        case oneOf([Node])
        case all([Node])
        case not(Node)
        case range(Bounds)
        case bytes(Bounds)
        case length(Bounds)
        case found(TextPattern)
        case inOrder([Node])
        case contains([Node])
        case each(Node)
        /// Any value in which this text occurs somewhere, at any depth.
        case mentions(TextTemplate)
    }

    /// The pattern as it was written.
    let source: JSONValue
    let root: Node

    /// Compares a value, or its absence, with the pattern.
    ///
    /// - Parameter bindings: what placeholders in the pattern refer to; names that the pattern binds itself are seen
    ///   by what follows them in it.
    func match(_ value: JSONValue?, _ bindings: Bindings) -> MatchResult {
        var matcher = Matcher(bindings)
        let differences = matcher.differences(value, root, at: .root)
        return differences.isEmpty ? .matched(matcher.bound) : .differs(differences)
    }
}

/// A lower and an upper bound, both included.
struct Bounds: Hashable, Sendable {
    let minimum: JSONNumber?
    let maximum: JSONNumber?

    func contains(_ number: JSONNumber) -> Bool {
        if let minimum, number < minimum { return false }
        if let maximum, number > maximum { return false }
        return true
    }

    /// The bounds in the words of a difference, for instance `at least 1` or `2 to 5`.
    var expectation: String {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?) where minimum == maximum: "exactly \(minimum)"
        case (let minimum?, let maximum?): "\(minimum) to \(maximum)"
        case (let minimum?, nil): "at least \(minimum)"
        case (nil, let maximum?): "at most \(maximum)"
        case (nil, nil): "any number"
        }
    }
}

extension Pattern {
    /// A name that a pattern binds, with its kind and place in the pattern.
    struct BoundName: Hashable, Sendable {
        let name: String
        let kind: ValueKind
    }

    /// Every name the pattern binds on every match, in its order.
    var boundNames: [BoundName] { root.boundNames }

    /// Every name the pattern needs, less those it binds itself beforehand.
    var names: [PlaceholderName] {
        let own = Set(root.boundNames.map(\.name))
        return root.names.filter { !own.contains($0.text) }
    }

    /// The pattern of the value at `path`, when the pattern says anything about that place.
    func node(at path: JSONPath) -> Node? {
        path.components.reduce(Optional(root)) { node, component in
            switch (node, component) {
            case (.object(let members)?, .member(let name)): members.first { $0.name == name }?.value
            case (.array(let elements)?, .index(let index)) where elements.indices.contains(index): elements[index]
            default: nil
            }
        }
    }
}

extension Pattern.Node {
    fileprivate var children: [Pattern.Node] {
        switch self {
        case .equal, .text, .reference, .kind, .absent, .range, .bytes, .length, .found, .mentions: []
        case .object(let members): members.map(\.value)
        case .array(let nodes), .oneOf(let nodes), .all(let nodes), .inOrder(let nodes), .contains(let nodes): nodes
        case .not(let node), .each(let node): [node]
        }
    }

    var names: [PlaceholderName] {
        switch self {
        case .reference(let name): [name]
        case .text(let text), .mentions(let text): text.names
        default: children.flatMap(\.names)
        }
    }

    var boundNames: [Pattern.BoundName] {
        switch self {
        case .kind(let kind, let name?): return [Pattern.BoundName(name: name, kind: kind)]
        case .oneOf(let nodes):
            // Only what every alternative binds is bound whichever is taken.
            guard let first = nodes.first else { return [] }
            return first.boundNames.filter { bound in
                nodes.allSatisfy { $0.boundNames.contains { $0.name == bound.name } }
            }
        default: return children.flatMap(\.boundNames)
        }
    }

    /// Every place that binds, also those of which only one alternative will be taken.
    var allBoundNames: [Pattern.BoundName] {
        if case .kind(let kind, let name?) = self { return [Pattern.BoundName(name: name, kind: kind)] }
        return children.flatMap(\.allBoundNames)
    }
}
