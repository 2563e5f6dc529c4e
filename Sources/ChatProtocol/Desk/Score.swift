/// What a customer thinks of a session.
///
/// - Wire: a number from 1 to 5 with at most two decimals.
/// - Source: SPEC 5.1, DESK-034, DESK-035.
public struct Score: Codable, Hashable, Sendable {
    /// The score times a hundred, so that nothing is rounded.
    public let hundredths: Int

    /// Nil unless it is from 1 to 5 and has at most two decimals.
    public init?(_ value: Double) {
        guard value >= 1, value <= 5 else { return nil }
        let hundredths = (value * 100).rounded()
        // The nearest double to a number of two decimals is the same whichever way one comes to it.
        guard hundredths / 100 == value else { return nil }
        self.hundredths = Int(hundredths)
    }

    /// For hundredths that are known to be within their bounds.
    public init(trustedHundredths hundredths: Int) {
        self.hundredths = hundredths
    }

    /// The number on the wire.
    public var value: Double { Double(hundredths) / 100 }

    /// Reads the form of the wire.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let score = Score(try container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a number from 1 to 5 with at most two decimals")
        }
        self = score
    }

    /// Writes the form of the wire.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
