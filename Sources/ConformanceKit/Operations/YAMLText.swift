import RawJSON
import Yams

/// YAML 1.2 read as the JSON it stands for.
enum YAMLText {
    /// The value of a document.
    ///
    /// - Throws: what is no YAML, or what JSON cannot say, with line and column.
    static func json(_ text: String) throws(FixtureError) -> JSONValue {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw FixtureError(at: .root, "the file is no YAML: \(words(for: error))", remedy: "mend the text")
        }
        return try node.map { node throws(FixtureError) in try value(node, at: .root) } ?? .null
    }

    private static func words(for error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            "line \(mark.line), column \(mark.column): \(problem)"
        case YamlError.duplicatedKeysInMapping(let names, let context):
            "line \(context.mark.line): \(names.map { "'\($0)'" }.joined(separator: ", ")) stands twice"
        default: "\(error)".split(separator: "\n").first.map(String.init) ?? "it cannot be read"
        }
    }

    private static func value(_ node: Node, at path: JSONPath) throws(FixtureError) -> JSONValue {
        switch node {
        case .scalar(let scalar): return try self.scalar(scalar, node, at: path)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for (index, element) in sequence.enumerated() {
                elements.append(try value(element, at: path.appending(index)))
            }
            return .array(elements)
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, member) in mapping {
                guard let name = key.scalar?.string else {
                    throw mistake("a member's name is no text", node, at: path)
                }
                object[name] = try value(member, at: path.appending(name))
            }
            return .object(object)
        case .alias: throw mistake("an alias leads nowhere", node, at: path)
        }
    }

    private static func scalar(
        _ scalar: Node.Scalar, _ node: Node, at path: JSONPath
    ) throws(FixtureError) -> JSONValue {
        // Quoted and block scalars are texts, whatever they look like.
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        if node.null != nil { return .null }
        switch scalar.string {
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        // What JSON calls a number is one; the other forms of YAML (0x1F, .inf) are rather meant as texts here.
        if case .number(let number)? = try? JSONParser().parse(Array(scalar.string.utf8)).value {
            return .number(number)
        }
        return .string(scalar.string)
    }

    private static func mistake(_ problem: String, _ node: Node, at path: JSONPath) -> FixtureError {
        let place = node.mark.map { "line \($0.line), column \($0.column): " } ?? ""
        return FixtureError(at: path, place + problem, remedy: "mend the text")
    }
}
