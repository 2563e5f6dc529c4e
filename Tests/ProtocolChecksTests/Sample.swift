import ConformanceKit
import Foundation
import RawJSON
import Testing

/// A golden payload, as JSON that a test may change.
enum Sample {
    static func named(_ file: String) throws -> JSONValue {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "Fixtures/payloads/\(file)"))
        return try JSONParser().parse(data).value
    }
}

extension JSONValue {
    /// The same value with another one at a place of object members; nil takes the member away.
    func with(_ path: String..., value: JSONValue?) -> JSONValue { replacing(path[...], value) }

    private func replacing(_ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
        guard let name = path.first, var object = objectValue else { return value ?? .null }
        object[name] = path.count == 1 ? value : object[name]?.replacing(path.dropFirst(), value)
        return .object(object)
    }
}

extension AnswerPayload {
    /// An answer with the right content type.
    static func json(_ method: String, _ path: String, _ status: Int, _ body: JSONValue?) -> AnswerPayload {
        AnswerPayload(method: method, path: path, status: status, contentType: "application/json", body: body)
    }
}

extension [PayloadViolation] {
    /// `REQUIREMENT $.path` of each.
    var summary: [String] { map { "\($0.requirement) \($0.difference.path)" } }
}
