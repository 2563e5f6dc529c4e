import Foundation

/// An HTTP answer: a status and JSON, or nothing at all.
struct Answer {
    let status: Int
    let body: Data

    init(_ status: Int, _ value: some Encodable) throws {
        self.status = status
        body = try JSONEncoder().encode(value)
    }

    private init(emptyWith status: Int) {
        self.status = status
        body = Data()
    }

    static let noContent = Answer(emptyWith: 204)

    static func refused(_ refusal: Refusal) throws -> Answer {
        try Answer(refusal.status, ["detail": refusal.text])
    }
}
