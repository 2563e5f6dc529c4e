import ChatProtocol
import ConformanceKit
import RawJSON

/// One kind of frame or answer: its schema and the type that reads and writes it.
struct PayloadKind: Sendable {
    private let schema: CompiledSchema
    private let roundTrip: any RoundTripping

    init(eventOf payload: any ServerEventPayload.Type) {
        schema = CompiledSchema(.frame(payload.type, data: payload.schema), title: payload.type.rawValue)
        roundTrip = Self.event(payload)
    }

    init(answerOf payload: any SchemaDescribed.Type) {
        schema = CompiledSchema(.success(payload.schema), title: String(describing: payload))
        roundTrip = Self.answer(payload)
    }

    /// What the schema finds; only if that is nothing, what the types find.
    func violations(in value: JSONValue) -> [PayloadViolation] {
        let broken = schema.violations(in: value)
        return broken.isEmpty ? roundTrip.violations(in: value, schema) : broken
    }

    private static func event<Payload: ServerEventPayload>(_ type: Payload.Type) -> any RoundTripping {
        RoundTrip<ServerEvent<Payload>>()
    }

    private static func answer<Payload: SchemaDescribed>(_ type: Payload.Type) -> any RoundTripping {
        RoundTrip<Envelope<Payload>>()
    }
}
