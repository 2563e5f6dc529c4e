/// One WebSocket of one actor: `mei/phone`; `mei` alone means `mei/main`.
struct ConnectionName: Hashable, Sendable, CustomStringConvertible {
    let actor: String
    let connection: String

    init(actor: String, connection: String = "main") {
        self.actor = actor
        self.connection = connection
    }

    /// Nil when `text` is neither a name nor two names with a slash between them.
    init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), Self.isName(parts[0]),
            parts.dropFirst().allSatisfy({ Self.isName($0) || Self.isNumber($0) })
        else { return nil }
        self.init(actor: parts[0], connection: parts.count == 2 ? parts[1] : "main")
    }

    /// Letters, digits, `-` and `_`, a letter first.
    static func isName(_ text: String) -> Bool {
        PlaceholderName(text) != nil && !text.contains(".") && !text.contains("/")
    }

    /// Connections of a crowd are called by numbers.
    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    var description: String { "\(actor)/\(connection)" }
}

/// Who acts or observes in a step: a connection, or a placeholder that a table fills in.
struct ActorTemplate: Hashable, Sendable {
    let text: TextTemplate

    /// The connection when no placeholder has to be filled in first.
    var literal: ConnectionName? { text.literalText.flatMap(ConnectionName.init(parsing:)) }

    /// The connection meant in this round.
    func resolve(_ bindings: Bindings) throws(TemplateError) -> ConnectionName {
        let name = try text.renderText(bindings)
        guard let connection = ConnectionName(parsing: name) else {
            throw TemplateError("'\(name)' is no actor", remedy: "write actor or actor/connection")
        }
        return connection
    }
}
