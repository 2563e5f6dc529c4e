import Foundation
import NIOHTTP1

/// A whole HTTP request, taken apart for the routes.
struct Request {
    let method: HTTPMethod
    /// The parts of the path between slashes.
    let path: [String]
    let token: String?
    private let query: [String: String]
    private let body: Data

    init(_ head: HTTPRequestHead, body: Data) {
        let target = URLComponents(string: head.uri)
        method = head.method
        path = (target?.path ?? head.uri).split(separator: "/").map(String.init)
        token = head.headers.first(name: "X-Room-Token")
        let items = (target?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        query = Dictionary(items) { first, _ in first }
        self.body = body
    }

    /// The body as JSON with the members that `type` asks for.
    func decode<Value: Decodable>(_ type: Value.Type) throws(Refusal) -> Value {
        do {
            return try JSONDecoder().decode(type, from: body)
        } catch {
            throw .malformed("the body does not fit")
        }
    }

    /// A whole number of the query within bounds.
    func number(_ name: String, in bounds: ClosedRange<Int>, standard: Int) throws(Refusal) -> Int {
        guard let text = query[name] else { return standard }
        guard let number = Int(text), bounds.contains(number) else {
            throw .malformed("\(name) is from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }
}
