import ChatProtocol
import Foundation
import Testing

/// One line of `Fixtures/payloads/index.json` with its file.
struct GoldenPayload: Decodable, CustomTestStringConvertible {
    enum Kind: String, Decodable {
        case event, command, request, answer, refusal
    }

    let file: String
    let kind: Kind
    /// The type of the body or of `data`; nil where any object will do.
    let payload: String?
    /// `protocol`, or the seed that the sample was taken from.
    let source: String

    var testDescription: String { file }

    func data() throws -> Data { try Repository.data("Fixtures/payloads/\(file)") }

    private struct Index: Decodable {
        let payloads: [GoldenPayload]
    }

    static func all() throws -> [GoldenPayload] {
        try JSONDecoder().decode(Index.self, from: Repository.data("Fixtures/payloads/index.json")).payloads
    }

    static func ours() throws -> [GoldenPayload] { try all().filter { $0.source == "protocol" } }
}
