import ChatProtocol
public import ConformanceKit
public import RawJSON

/// Looks at every payload of a server with this protocol's schemas, and then with its types.
///
/// - Source: SPEC WIRE-001 to WIRE-004, WIRE-013, WIRE-022, OPS-002.
public struct ProtocolPayloadCheck: PayloadChecking {
    private let events: [String: PayloadKind]
    private let anyFrame = CompiledSchema(.anyFrame, title: "any frame")
    private let answers = AnswerCheck()

    /// Reads all schemas once.
    public init() {
        events = Dictionary(
            uniqueKeysWithValues: EventType.allCases.map { ($0.rawValue, PayloadKind(eventOf: $0.payload)) })
    }

    /// Judges a frame by its event; one whose event this protocol does not have breaks WIRE-013.
    public func violations(inFrame frame: JSONValue) -> [PayloadViolation] {
        guard let name = frame["type"]?.stringValue, let event = events[name] else {
            return anyFrame.violations(in: frame)
        }
        return event.violations(in: frame)
    }

    /// Judges an answer below `/api` by its envelope and, if it is a success, by the route it came from.
    public func violations(inAnswer answer: AnswerPayload) -> [PayloadViolation] {
        answers.violations(in: answer)
    }
}
