/// Something a case found: what was expected of the server, what came instead, and where to look.
///
/// A finding is data, never thrown; all differences of the step it belongs to are in it. Its texts are redacted.
public struct Finding: Sendable, Hashable {
    /// What kind of observation did not hold.
    public enum Kind: String, Sendable, Hashable {
        /// Something came, and it differs.
        case mismatch
        /// Nothing that matches came in time.
        case missedDeadline
        /// It came before it was allowed to.
        case tooEarly
        /// A frame came that nothing called for.
        case unexpected
        /// A payload breaks its schema or the envelope.
        case payload
        /// A member came that never leaves a server.
        case forbidden
        /// The exchange or the connection broke off.
        case transport
        /// A checker over a recorded history found a violation.
        case history
    }

    /// What did not hold.
    public let kind: Kind
    /// The requirements that this breaks; empty when the step only prepares.
    public let requirements: [String]
    /// The step, as the reader finds it in the case's file.
    public let place: StepPlace
    /// One sentence that says what is wrong.
    public let headline: String
    /// What the server was sent last before this, if the step or its predecessor sent something.
    public var sent: String?
    /// What was expected, as the fixture writes it.
    public var expected: String?
    /// All differences, each with path, expected and actual.
    public var differences: [Difference] = []
    /// Frames that did arrive and were not called for, the newest last, at most five.
    public var arrived: [String] = []
    /// The actor and connection that saw it.
    public var observer: String?
    /// When it was found, counted from the start of the case.
    public var elapsed: Duration = .zero
    /// The position in the case's transcript.
    public var transcriptLine: Int?
    /// A command line that repeats the REST request.
    public var curl: String?

    /// A finding with its sentence; the details are added where they are known.
    public init(_ kind: Kind, breaks requirements: [String], at place: StepPlace, _ headline: String) {
        self.kind = kind
        self.requirements = requirements
        self.place = place
        self.headline = headline
    }
}

/// The place of a step: where it stands in its file, and in which turn of a loop or row of a table it was run.
public struct StepPlace: Sendable, Hashable {
    /// What the step belongs to.
    public enum Section: String, Sendable, Hashable {
        case provisioning, world, setup, steps, end
    }

    /// The part of the case.
    public let section: Section
    /// A JSON pointer below the section: `/3/steps/0`.
    public let pointer: String
    /// The step's verb.
    public let verb: String
    /// The turns around it, outermost first: `round 3`, `row who=mei`.
    public let turns: [String]

    /// Names a step.
    public init(section: Section, pointer: String, verb: String, turns: [String] = []) {
        self.section = section
        self.pointer = pointer
        self.verb = verb
        self.turns = turns
    }
}

extension StepPlace {
    /// Whether it makes an account, or opens one of the connections that a world lists.
    var isBeforeAnything: Bool {
        section == .provisioning || (section == .world && pointer.hasPrefix("/actors"))
    }
}

extension StepPlace: CustomStringConvertible {
    /// `steps/3 receive (round 2)`.
    public var description: String {
        let turn = turns.isEmpty ? "" : " (\(turns.joined(separator: ", ")))"
        return "\(section.rawValue)\(pointer) \(verb)\(turn)"
    }
}
