/// What a JSON value must look like, written by hand beside each type and not derived from it, so that a mistake in a
/// type does not excuse itself.
///
/// Objects are open: members that are not named are lawful (SPEC WIRE-005, and what later versions add).
public struct Schema: Hashable, Sendable {
    /// What the value must be.
    public var form: Form
    /// Whether `null` is lawful too.
    public var isNullable = false
    /// The requirement that a value of another form breaks; nil: that of the object around it.
    public var requirement: String?

    /// A form that no requirement of its own protects, and that null does not have.
    public init(_ form: Form) {
        self.form = form
    }

    /// The forms that the tables of the specification know.
    public indirect enum Form: Hashable, Sendable {
        case boolean
        /// Written without a fraction, or with a zero one.
        case integer(minimum: Int64, maximum: Int64)
        case number
        /// `pattern` is an ECMA 262 expression that may match anywhere; lengths count Unicode scalars.
        case text(pattern: String?, minimumLength: Int?, maximumLength: Int?)
        /// Exactly one of these values, which are all of one type.
        case oneOf([Literal])
        case list(of: Schema, maximumCount: Int?)
        case object(ObjectForm)
        /// Matches at least one of them.
        case either([Schema])
        case null
        case anything
    }

    /// A value that is written into a schema.
    public enum Literal: Hashable, Sendable {
        case text(String), number(Int), truth(Bool)
    }

    /// The members of an object, in the order of the table.
    public struct ObjectForm: Hashable, Sendable {
        /// The rows of the table.
        public var members: [Member]
        /// The requirement that has the table.
        public var table: String
    }

    /// One row of a table.
    public struct Member: Hashable, Sendable {
        /// The member's name on the wire.
        public let name: String
        /// What the member's value must look like.
        public let schema: Schema
        /// Whether the member must be there.
        public let isRequired: Bool
    }
}

/// A type of the wire that has a schema.
///
/// - Source: SPEC WIRE-022.
public protocol SchemaDescribed: Codable, Hashable, Sendable {
    static var schema: Schema { get }
}
