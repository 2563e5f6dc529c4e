import Foundation

/// Reads, changes and writes JSON without the protocol's types, which could not say what a faulty server says.
enum JSONObject {
    static func parse(_ json: Data) -> [String: Any]? {
        do {
            return try JSONSerialization.jsonObject(with: json) as? [String: Any]
        } catch {
            preconditionFailure("The server made JSON that cannot be read: \(error)")
        }
    }

    static func changed(_ json: Data, _ change: (inout [String: Any]) -> Void) -> Data {
        guard var object = parse(json) else { return json }
        change(&object)
        do {
            return try JSONSerialization.data(
                withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        } catch {
            preconditionFailure("A fault made what JSON cannot say: \(error)")
        }
    }
}
