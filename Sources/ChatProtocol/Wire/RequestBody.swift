/// What a client sends and a server must judge: its decoding checks types and bounds and throws a `Refusal`.
///
/// - Errors: 2001 → wrong type or out of bounds; 2002 → missing or contradicting; 2003 → empty content.
/// - Source: SPEC WIRE-005, WIRE-007, WIRE-018.
public protocol RequestBody: SchemaDescribed {}

/// Reads the members of a client's object and tells apart what is missing from what is wrong.
struct MemberReader<Key: CodingKey> {
    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder, _ keys: Key.Type = Key.self) throws {
        do {
            container = try decoder.container(keyedBy: keys)
        } catch is DecodingError {
            throw Refusal(.invalidValue, "a JSON object is needed")
        }
    }

    /// A member that must be there; null counts as a wrong type.
    func required<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value {
        guard container.contains(key) else { throw Refusal(.missingValue, "\(key.stringValue) is missing") }
        do {
            return try container.decode(type, forKey: key)
        } catch is DecodingError {
            throw Self.wrong(key)
        }
    }

    /// A member that may be absent; null is a wrong type here too, because no table allows it.
    func optional<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value? {
        container.contains(key) ? try required(key, type) : nil
    }

    static func wrong(_ key: Key) -> Refusal {
        Refusal(.invalidValue, "\(key.stringValue) has the wrong type or is out of bounds")
    }
}
