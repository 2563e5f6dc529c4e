/// One place at which a recorded history breaks a rule: a finding, collected and never thrown.
public struct Violation: Sendable, Hashable {
    /// What kind of break it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Something that had to be there is not.
        case missing
        /// Something is there more often than it may be.
        case repeated
        /// Something is there that nobody caused.
        case unexpected
        /// Two things stand the wrong way round.
        case outOfOrder
        /// Two neighbours are not neighbours in counting.
        case gap
        /// A value that may only rise has fallen.
        case regressed
        /// Something came after the moment from which on it must not.
        case tooLate
        /// A value differs from what it must equal.
        case different
    }

    /// Which rule of counting, order or content is broken.
    public let kind: Kind
    /// The positions in the checked history that show it, counted from 0; empty for what is not there.
    public let positions: [Int]
    /// What the rule asks for at this place.
    public let expected: String
    /// What the history has there.
    public let actual: String
    /// The whole finding in one sentence.
    public let sentence: String

    /// A finding; both texts are single lines.
    public init(kind: Kind, positions: [Int], expected: String, actual: String, sentence: String) {
        self.kind = kind
        self.positions = positions
        self.expected = expected
        self.actual = actual
        self.sentence = sentence
    }
}

extension Violation: CustomStringConvertible {
    /// The sentence.
    public var description: String { sentence }
}

/// Rules for recorded sequences.
///
/// Each rule is one function; it looks at the whole history and returns every break of it, so that an empty list means
/// that the history holds. An empty history holds for every rule that asks for nothing in particular.
public enum History {}
