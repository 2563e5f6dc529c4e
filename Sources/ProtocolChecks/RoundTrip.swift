import ChatProtocol
import ConformanceKit
import Foundation
import RawJSON

/// A payload that is read and written again by the protocol's types.
protocol RoundTripping: Sendable {
    func violations(in value: JSONValue, _ schema: CompiledSchema) -> [PayloadViolation]
}

/// Whether a payload that its schema accepts can be read by the type, and loses nothing when it is written again.
///
/// It finds what a schema cannot say: the 30th of February, a `seq` that no integer of a client can hold.
struct RoundTrip<Value: Codable & Sendable>: RoundTripping {
    func violations(in value: JSONValue, _ schema: CompiledSchema) -> [PayloadViolation] {
        let recoded: JSONValue
        do {
            let decoded = try WireCoder.decode(Value.self, from: Data(value.description.utf8))
            recoded = try JSONParser().parse(WireCoder.encode(decoded)).value
        } catch let error as DecodingError {
            return [violation(error, in: value, schema)]
        } catch {
            return [unplaced("a value that can be written again (\(error))", value)]
        }
        return SurvivalCheck(schema: schema).violations(value, recoded, schema.schema, at: .root)
    }

    private func violation(
        _ error: DecodingError, in value: JSONValue, _ schema: CompiledSchema
    ) -> PayloadViolation {
        // Foundation does not say where a number stands that it cannot represent.
        guard error.place != .root else { return unplaced(error.expectation, value) }
        let actual = value.value(at: error.place)?.excerpt() ?? "nothing"
        return schema.violation(at: error.place, shapeOnly: false, expected: error.expectation, actual: actual)
    }

    private func unplaced(_ expected: String, _ value: JSONValue) -> PayloadViolation {
        PayloadViolation(
            requirement: "WIRE-022",
            difference: Difference(path: .root, expected: expected, actual: value.excerpt()))
    }
}

extension DecodingError {
    /// Where in the payload the type could not read on.
    fileprivate var place: JSONPath {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.place
        case .keyNotFound(let key, let context): context.place.appending(key.stringValue)
        @unknown default: .root
        }
    }

    fileprivate var expectation: String {
        switch self {
        case .typeMismatch(let type, _), .valueNotFound(let type, _): "a value that is a \(type)"
        case .dataCorrupted(let context): "a value that can be read (\(context.debugDescription))"
        case .keyNotFound(let key, _): "a member '\(key.stringValue)'"
        @unknown default: "a value that can be read"
        }
    }
}

extension DecodingError.Context {
    fileprivate var place: JSONPath {
        JSONPath(codingPath.map { key in key.intValue.map { .index($0) } ?? .member(key.stringValue) })
    }
}
