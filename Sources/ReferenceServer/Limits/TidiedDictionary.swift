/// A dictionary that drops idle entries whenever it has doubled, so that strangers cannot fill the memory with it.
struct TidiedDictionary<Key: Hashable, Value> {
    /// Smaller ones are not worth the walk.
    private static var smallest: Int { 1024 }

    private var values: [Key: Value] = [:]
    private var sizeAtWhichToTidy = Self.smallest

    subscript(key: Key) -> Value? {
        get { values[key] }
        set { values[key] = newValue }
    }

    subscript(key: Key, default make: @autoclosure () -> Value) -> Value {
        get { values[key, default: make()] }
        set { values[key] = newValue }
        _modify { yield &values[key, default: make()] }
    }

    var count: Int {
        values.count
    }

    /// - Parameter isNeeded: asked about each entry when it is time.
    mutating func tidy(keeping isNeeded: (Value) -> Bool) {
        guard values.count >= sizeAtWhichToTidy else { return }
        values = values.filter { isNeeded($0.value) }
        sizeAtWhichToTidy = max(Self.smallest, 2 * values.count)
    }
}

extension TidiedDictionary: Sendable where Key: Sendable, Value: Sendable {}
