import RawJSON

/// A name with the value it was given.
struct Binding: Hashable, Sendable {
    let name: String
    let value: JSONValue
    /// The kind the pattern asked for; of a list, the kind of its elements. Nil for what no pattern bound.
    let kind: ValueKind?
    /// Whether the value is the list of what a loop bound under this name.
    let isList: Bool

    init(_ name: String, _ value: JSONValue, kind: ValueKind? = nil, isList: Bool = false) {
        self.name = name
        self.value = value
        self.kind = kind
        self.isList = isList
    }
}

/// All names known at one moment of a case, in the order in which they were bound.
struct Bindings: Sendable {
    private var ordered: [Binding] = []
    private var positions: [String: Int] = [:]

    init() {}

    init(_ bindings: some Sequence<Binding>) { bind(bindings) }

    /// All bindings, the oldest first.
    var all: [Binding] { ordered }

    /// What stands for `<name>`; `<mei.x>` is also found as `<mei/main.x>`, because `mei` means `mei/main`.
    subscript(name: String) -> Binding? {
        if let position = positions[name] { return ordered[position] }
        guard let reference = PlaceholderName(name), let owner = reference.owner, !owner.contains("/"),
            let attribute = reference.attribute
        else { return nil }
        return positions["\(owner)/main.\(attribute)"].map { ordered[$0] }
    }

    /// The value of `<name>`.
    func require(_ name: PlaceholderName) throws(TemplateError) -> JSONValue {
        guard let binding = self[name.text] else { throw .unbound(name) }
        return binding.value
    }

    /// Adds a binding; a name that is known already gets the new value, and counts as the youngest.
    mutating func bind(_ binding: Binding) {
        if let position = positions[binding.name] {
            ordered.remove(at: position)
            for (position, binding) in ordered.enumerated().dropFirst(position) { positions[binding.name] = position }
        }
        positions[binding.name] = ordered.count
        ordered.append(binding)
    }

    /// Adds several bindings, in their order.
    mutating func bind(_ bindings: some Sequence<Binding>) {
        for binding in bindings { bind(binding) }
    }

    /// The bindings that `earlier` does not have, or has with another value.
    func added(since earlier: Bindings) -> [Binding] {
        ordered.filter { binding in
            earlier.positions[binding.name].map { earlier.ordered[$0] != binding } ?? true
        }
    }

    /// Every value bound with kind `id`, those inside lists one by one.
    var ids: [JSONValue] {
        ordered.filter { $0.kind == .id }.flatMap { binding in
            binding.isList ? Self.leaves(binding.value) : [binding.value]
        }
    }

    /// What a loop leaves behind: each name that its rounds bound, as the list of its values in their order.
    static func lists(from rounds: [[Binding]]) -> [Binding] {
        var names: [String] = []
        var values: [String: [JSONValue]] = [:]
        var kinds: [String: ValueKind?] = [:]
        for binding in rounds.joined() {
            if values[binding.name] == nil { names.append(binding.name) }
            values[binding.name, default: []].append(binding.value)
            kinds[binding.name] = binding.kind
        }
        return names.map { Binding($0, .array(values[$0] ?? []), kind: kinds[$0] ?? nil, isList: true) }
    }

    // A loop inside a loop makes a list of lists; an id itself is never an array.
    private static func leaves(_ value: JSONValue) -> [JSONValue] {
        value.arrayValue.map { $0.flatMap(leaves) } ?? [value]
    }
}
