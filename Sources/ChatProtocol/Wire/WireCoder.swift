public import Foundation

/// The one JSON configuration of this protocol; keys are sorted, so that equal values have equal bytes.
///
/// - Wire: UTF-8, slashes not escaped, `null` written where the tables say "or null".
public enum WireCoder {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private static let decoder = JSONDecoder()

    /// The value as JSON.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot say (NaN, infinity).
    public static func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    /// Reads what a server sent.
    ///
    /// - Throws: `DecodingError` when the bytes are not JSON or not of this type.
    public static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        try decoder.decode(type, from: data)
    }

    /// Reads what a client sent in the body of a request.
    ///
    /// - Errors: 2001 → not a JSON object, or a member of the wrong type or out of bounds; 2002 → a required member is
    ///   missing; 2003 → the content of a message is empty.
    /// - Source: SPEC WIRE-005, WIRE-007.
    public static func request<Body: RequestBody>(
        _ type: Body.Type = Body.self, from data: Data
    ) throws(Refusal) -> Body {
        guard JSONSyntax.isLawful(data) else { throw Refusal(.invalidValue, "the body is not JSON") }
        do {
            return try decoder.decode(type, from: data)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.invalidValue, "the body is not a JSON object of the documented form")
        }
    }
}
