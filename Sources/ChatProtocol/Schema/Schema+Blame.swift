extension Schema {
    /// One step down into a value.
    public enum Step: Hashable, Sendable {
        case member(String), element
    }

    /// What a violation breaks, and where the specification says what would be right.
    public struct Blame: Hashable, Sendable {
        /// The requirement that is broken.
        public let requirement: String
        /// The requirement with the table of the innermost object on the way.
        public let table: String
    }

    /// Who is to blame for a violation at that place; nil if the schema has no requirement on the way to it.
    ///
    /// A member that is missing or has another type (`shapeOnly`) breaks the table that lists it; only a value of the
    /// right type can break what its own form demands besides.
    public func blame(at path: [Step], shapeOnly: Bool) -> Blame? {
        var blame: Blame?
        var schema = self
        for step in path {
            blame = schema.narrowed(blame)
            guard let next = schema.descend(step) else { return blame }
            schema = next
        }
        return shapeOnly && !path.isEmpty ? blame : schema.narrowed(blame)
    }

    private func narrowed(_ outer: Blame?) -> Blame? {
        guard let requirement = requirement ?? outer?.requirement else { return nil }
        if case .object(let object) = form { return Blame(requirement: requirement, table: object.table) }
        return Blame(requirement: requirement, table: outer?.table ?? requirement)
    }

    private func descend(_ step: Step) -> Schema? {
        switch (form, step) {
        case (.object(let object), .member(let name)): object.members.first { $0.name == name }?.schema
        case (.list(let element, _), .element): element
        default: nil
        }
    }
}
