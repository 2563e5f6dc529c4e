extension JSONPath {
    /// Why a text is no path.
    public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What was to be read as a path.
        public let text: String
        /// Which rule of paths it breaks.
        public let reason: String

        /// One line that quotes the text and says why.
        public var description: String { "'\(text)' is no path: \(reason)" }
    }

    /// Reads `data.items[0].id` or `$.data.items[0].id`; `$` alone and the empty text are the document itself.
    public init(parsing text: String) throws(SyntaxError) {
        var components: [Component] = []
        var rest = Substring(text)
        if rest.first == "$" {
            rest.removeFirst()
            if rest.first == "." {
                rest.removeFirst()
                if rest.isEmpty { throw SyntaxError(text: text, reason: "a name is missing after the last dot") }
            }
        }
        var nameMayFollow = true
        while let next = rest.first {
            if next == "[" {
                guard let close = rest.firstIndex(of: "]") else {
                    throw SyntaxError(text: text, reason: "a '[' is not closed")
                }
                let inside = rest[rest.index(after: rest.startIndex)..<close]
                components.append(try Self.bracket(inside, in: text))
                rest = rest[rest.index(after: close)...]
                nameMayFollow = false
                continue
            }
            if next == "." {
                rest.removeFirst()
                if nameMayFollow { throw SyntaxError(text: text, reason: "a name is missing before a dot") }
            } else if !nameMayFollow {
                throw SyntaxError(text: text, reason: "a dot is missing before '\(rest)'")
            }
            let name = rest.prefix { $0 != "." && $0 != "[" }
            if name.isEmpty { throw SyntaxError(text: text, reason: "a name is missing after a dot") }
            components.append(.member(String(name)))
            rest = rest[name.endIndex...]
            nameMayFollow = false
        }
        self.init(components)
    }

    private static func bracket(_ inside: Substring, in text: String) throws(SyntaxError) -> Component {
        if inside.count >= 2, inside.first == "'", inside.last == "'" {
            return .member(String(inside.dropFirst().dropLast()))
        }
        guard inside.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let index = Int(inside) else {
            throw SyntaxError(text: text, reason: "'[\(inside)]' is neither [0] nor ['name']")
        }
        return .index(index)
    }

    /// Reads a JSON pointer such as `/steps/0/call`; the empty text is the document itself.
    public init(pointer: String) throws(SyntaxError) {
        guard pointer.isEmpty || pointer.first == "/" else {
            throw SyntaxError(text: pointer, reason: "a JSON pointer begins with '/'")
        }
        self.init(
            pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { token in
                let digits = token.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                let isIndex = digits && (token == "0" || token.first != "0")
                if isIndex, let index = Int(token) { return .index(index) }
                return .member(Self.unescape(token))
            })
    }

    private static func unescape(_ token: Substring) -> String {
        // `~1` before `~0`, or `~01` would become a slash.
        var text = ""
        var rest = token
        while let next = rest.popFirst() {
            switch (next, rest.first) {
            case ("~", "1"): text.append("/")
            case ("~", "0"): text.append("~")
            default:
                text.append(next)
                continue
            }
            rest.removeFirst()
        }
        return text
    }
}
