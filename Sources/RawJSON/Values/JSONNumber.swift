/// A JSON number with the text it was written in.
///
/// Equality and order go by mathematical value at any precision: `1`, `1.0` and `10e-1` are equal, and two numbers
/// that differ in their thirtieth digit are not. How a number was written stays visible in `literal`.
public struct JSONNumber: Sendable {
    /// The text exactly as written, for instance `1.50` or `1e400`.
    public let literal: String

    /// A number of this text.
    ///
    /// - Parameter literal: has been checked against the grammar by the parser.
    init(checked literal: String) { self.literal = literal }

    /// A number written as `literal`, nil when that is no JSON number (`01`, `+1`, `.5`, `NaN`).
    public init?(literal: String) {
        do throws(JSONParseError) {
            guard case .number(let number) = try JSONParser().parse(literal).value, number.literal == literal else {
                return nil
            }
            self = number
        } catch {
            return nil
        }
    }

    /// A whole number.
    public init(_ value: some BinaryInteger & LosslessStringConvertible & Sendable) { literal = value.description }

    /// The shortest text that reads back as `value`; nil for infinity and NaN, for which JSON has no word.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        if let integer = Int64(exactly: value) {
            self.init(integer)
        } else {
            self.init(checked: value.description)
        }
    }

    /// Whether the text has neither fraction nor exponent: `1` has, `1.0` and `1e0` have not.
    public var isWrittenAsInteger: Bool {
        !literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// The value when it is a whole number in range, however it was written.
    public var int64: Int64? { Int64(literal) ?? JSONDecimal(literal).int64 }

    /// Whether the value is a whole number, of any size and however written.
    public var isInteger: Bool { isWrittenAsInteger || JSONDecimal(literal).isInteger }

    /// The nearest double; nil when the value is beyond a double's range, which `1e400` is.
    public var double: Double? {
        guard let value = Double(literal), value.isFinite else { return nil }
        return value
    }
}

extension JSONNumber: Hashable, Comparable {
    /// True for the same mathematical value, however written.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if left.literal == right.literal { return true }
        if let left = Int64(left.literal), let right = Int64(right.literal) { return left == right }
        return JSONDecimal(left.literal) == JSONDecimal(right.literal)
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        if let int64 {
            hasher.combine(int64)
        } else {
            hasher.combine(JSONDecimal(literal))
        }
    }

    /// Compares by mathematical value at any precision.
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        if let left = Int64(left.literal), let right = Int64(right.literal) { return left < right }
        return JSONDecimal(left.literal) < JSONDecimal(right.literal)
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral {
    /// Writes a whole number as an integer literal.
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension JSONNumber: CustomStringConvertible {
    /// The text as it was written.
    public var description: String { literal }
}
