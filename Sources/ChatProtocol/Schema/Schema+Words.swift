extension Schema {
    /// True or false.
    public static let boolean = Schema(.boolean)
    /// A whole number that a 64-bit integer can hold.
    public static let integer = Schema.integer(from: .min)
    /// Any number.
    public static let number = Schema(.number)
    /// Any string, the empty one among them.
    public static let text = Schema(.text(pattern: nil, minimumLength: nil, maximumLength: nil))
    /// Any value at all.
    public static let anything = Schema(.anything)

    /// A whole number within bounds; those of a 64-bit integer where the specification has none.
    public static func integer(from minimum: Int64, to maximum: Int64 = .max) -> Schema {
        Schema(.integer(minimum: minimum, maximum: maximum))
    }

    /// A string within bounds, counted in Unicode scalars.
    public static func text(from minimum: Int? = nil, to maximum: Int) -> Schema {
        Schema(.text(pattern: nil, minimumLength: minimum, maximumLength: maximum))
    }

    /// A string that the whole expression describes.
    public static func text(matching pattern: String) -> Schema {
        Schema(.text(pattern: pattern, minimumLength: nil, maximumLength: nil))
    }

    /// A list whose elements all have this form.
    public static func list(of element: Schema, maximumCount: Int? = nil) -> Schema {
        Schema(.list(of: element, maximumCount: maximumCount))
    }

    /// Exactly this value.
    public static func only(_ literal: Literal) -> Schema { Schema(.oneOf([literal])) }

    /// A value of the closed set.
    public static func one<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> Schema {
        Schema(.oneOf(Value.allCases.map { .text($0.rawValue) }))
    }

    /// At least one of these forms.
    public static func either(_ alternatives: Schema...) -> Schema { Schema(.either(alternatives)) }

    /// An object with the members of a table, all required but the optional ones.
    ///
    /// A violation is blamed on `requirement`; `table` says where the members are listed.
    public static func object(
        table: String, requirement: String = "WIRE-022", _ required: KeyValuePairs<String, Schema>,
        optional: KeyValuePairs<String, Schema> = [:]
    ) -> Schema {
        let members =
            required.map { Member(name: $0.key, schema: $0.value, isRequired: true) }
            + optional.map { Member(name: $0.key, schema: $0.value, isRequired: false) }
        return Schema(.object(ObjectForm(members: members, table: table))).blamed(on: requirement)
    }
}

extension Schema {
    /// The same form, or null.
    public var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    /// The same form, a violation of which breaks that requirement.
    public func blamed(on requirement: String) -> Schema {
        var schema = self
        schema.requirement = requirement
        return schema
    }
}
