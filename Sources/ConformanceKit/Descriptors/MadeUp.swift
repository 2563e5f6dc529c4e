import RawJSON

extension Pattern {
    /// Whether everything that the pattern expects of a value stands at places that a descriptor has made up.
    ///
    /// - Parameter ignored: places that say only what the value is, such as its event's name.
    func expectsOnly(_ madeUp: [JSONPath], ignoring ignored: [JSONPath] = []) -> Bool {
        let expected = root.places(at: .root).filter { place in !ignored.contains(place) }
        guard !madeUp.isEmpty, !expected.isEmpty else { return false }
        return expected.allSatisfy { place in madeUp.contains { place.isInside($0) } }
    }
}

extension Pattern.Node {
    /// The places of all leaves that it says something about.
    fileprivate func places(at path: JSONPath) -> [JSONPath] {
        switch self {
        case .object(let members): members.flatMap { $0.value.places(at: path.appending($0.name)) }
        case .array(let nodes): nodes.enumerated().flatMap { $1.places(at: path.appending($0)) }
        case .equal(let value): value.places(at: path)
        default: [path]
        }
    }
}

extension JSONValue {
    fileprivate func places(at path: JSONPath) -> [JSONPath] {
        switch self {
        case .object(let object) where !object.isEmpty:
            object.flatMap { $0.value.places(at: path.appending($0.key)) }
        case .array(let elements) where !elements.isEmpty:
            elements.enumerated().flatMap { $1.places(at: path.appending($0)) }
        default: [path]
        }
    }
}

extension JSONPath {
    /// Whether it is that place, or one below it.
    fileprivate func isInside(_ other: JSONPath) -> Bool {
        components.count >= other.components.count
            && Array(components.prefix(other.components.count)) == other.components
    }
}
