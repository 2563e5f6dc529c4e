import ChatProtocol
import Fixtures
import Foundation
import RawJSON

/// The golden payloads that clients send, by what they are.
struct Corpus: Sendable {
    private let commands: [JSONValue]
    /// By the name of the payload's type.
    private let requests: [String: [JSONValue]]
    private let all: [JSONValue]

    /// - Throws: `FuzzError` when the fixtures are not beside the executable.
    init() throws {
        guard let folder = Fixtures.directory?.appendingPathComponent("payloads") else { throw FuzzError.noFixtures }
        let index = try Self.value(folder.appendingPathComponent("index.json"))
        var commands: [JSONValue] = []
        var requests: [String: [JSONValue]] = [:]
        var all: [JSONValue] = []
        for entry in index["payloads"]?.arrayValue ?? [] {
            guard let file = entry["file"]?.stringValue else { continue }
            let value = try Self.value(folder.appendingPathComponent(file))
            all.append(value)
            switch entry["kind"]?.stringValue {
            case "command": commands.append(value)
            case "request": requests[entry["payload"]?.stringValue ?? "", default: []].append(value)
            default: break
            }
        }
        guard !commands.isEmpty, !requests.isEmpty else { throw FuzzError.noFixtures }
        (self.commands, self.requests, self.all) = (commands, requests, all)
    }

    private static func value(_ file: URL) throws -> JSONValue {
        try JSONParser().parse(Data(contentsOf: file)).value
    }

    func command(_ random: inout Randomness, _ words: Vocabulary) -> Tree {
        let tree = filled(random.pick(commands), &random, words)
        guard random.chance(30) else { return tree }
        guard case .object(let members) = tree else { return tree }
        return .object(members + [.init(name: Tree.quoted("requestId"), value: .text("r-\(random.below(1000))"))])
    }

    /// - Parameter type: the name of a request type; any request where the fixtures have none of it.
    func request(_ type: String?, _ random: inout Randomness, _ words: Vocabulary) -> Tree {
        if let type, let samples = requests[type] { return filled(random.pick(samples), &random, words) }
        // Sorted, because a dictionary has another order in every process.
        let samples = requests.keys.sorted().flatMap { requests[$0] ?? [] }
        return filled(random.pick(samples), &random, words)
    }

    /// Bytes of any golden payload, to be spliced into others.
    func donor(_ random: inout Randomness) -> [UInt8] {
        JSONWriter.compact.bytes(random.pick(all))
    }

    private func filled(_ value: JSONValue, _ random: inout Randomness, _ words: Vocabulary) -> Tree {
        var inner = random
        let tree = Tree(value).filling { words.fill($0, &inner) }
        random = inner
        return tree
    }
}
