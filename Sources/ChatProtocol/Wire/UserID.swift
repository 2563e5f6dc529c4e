/// Names an account; operators are accounts too, so it also stands as `adminId`, `senderId` and `readById`.
///
/// - Wire: integer from 1 to 2^53−1, the largest that every JSON reader keeps exact.
/// - Source: SPEC WIRE-004.
public struct UserID: RawRepresentable, Hashable, Sendable, Codable {
    /// As the wire has it.
    public let rawValue: Int64

    /// The lawful range.
    public static let bounds: ClosedRange<Int64> = 1...9_007_199_254_740_991

    /// Nil outside the lawful range.
    public init?(rawValue: Int64) {
        guard Self.bounds.contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// For a number that this process made or stored itself, which is lawful by construction.
    public init(trusted rawValue: Int64) {
        assert(Self.bounds.contains(rawValue), "a user id is from 1 to 2^53-1, this is \(rawValue)")
        self.rawValue = rawValue
    }
}

extension UserID: CustomStringConvertible {
    /// The text that stands on the wire.
    public var description: String { String(rawValue) }
}
