import ChatProtocol
import Foundation

/// Any object, for samples that show an envelope around nothing in particular.
struct EmptyData: Codable, Hashable, Sendable {}

struct UnknownType: Error {
    let name: String?
}

extension GoldenPayload {
    /// The bytes that a program writes which reads the sample with the types and sends on what it read.
    func recoded(_ data: Data) throws -> Data {
        switch kind {
        case .command: return try WireCoder.encode(ClientFrame(decoding: data))
        case .refusal: return try WireCoder.encode(WireCoder.decode(RefusalEnvelope.self, from: data))
        case .answer where payload == nil:
            return try WireCoder.encode(WireCoder.decode(Envelope<EmptyData>.self, from: data))
        case .answer: return try recodedAnswer(type(), data)
        case .event:
            guard let type = try type() as? any ServerEventPayload.Type else { throw UnknownType(name: payload) }
            return try recodedEvent(type, data)
        case .request:
            guard let type = try type() as? any RequestBody.Type else { throw UnknownType(name: payload) }
            return try recodedRequest(type, data)
        }
    }

    /// The schema of the whole sample.
    func schema() throws -> Schema {
        switch kind {
        case .refusal: return .refusal
        case .answer: return .success(try payload == nil ? .anything : type().schema)
        case .request: return try type().schema
        case .event:
            guard let type = try type() as? any ServerEventPayload.Type else { throw UnknownType(name: payload) }
            return .frame(type.type, data: type.schema)
        case .command:
            let command = try ClientFrame(decoding: data()).command
            return .frame(command.type, data: command.type.payload?.schema ?? .anything)
        }
    }

    func type() throws -> any SchemaDescribed.Type {
        guard let payload, let type = WireTypes.named(payload) else { throw UnknownType(name: payload) }
        return type
    }

    private func recodedAnswer<Payload: SchemaDescribed>(_ type: Payload.Type, _ data: Data) throws -> Data {
        try WireCoder.encode(WireCoder.decode(Envelope<Payload>.self, from: data))
    }

    private func recodedEvent<Payload: ServerEventPayload>(_ type: Payload.Type, _ data: Data) throws -> Data {
        try WireCoder.encode(WireCoder.decode(ServerEvent<Payload>.self, from: data))
    }

    private func recodedRequest<Body: RequestBody>(_ type: Body.Type, _ data: Data) throws -> Data {
        try WireCoder.encode(WireCoder.request(Body.self, from: data))
    }
}
