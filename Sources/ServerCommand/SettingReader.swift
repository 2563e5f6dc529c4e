import Configuration

/// Reads settings by name and says, for one that cannot be understood, which it is and what it may be.
struct SettingReader {
    private let reader: ConfigReader

    init(_ providers: [any ConfigProvider]) {
        reader = ConfigReader(providers: providers)
    }

    func text(_ name: String) async throws -> String? {
        try await fetch(name, as: "a text") { try await reader.fetchString(forKey: ConfigKey([name])) }
    }

    func texts(_ name: String) async throws -> [String]? {
        try await fetch(name, as: "a list of texts") { try await reader.fetchStringArray(forKey: ConfigKey([name])) }
    }

    func number(_ name: String) async throws -> Int? {
        try await fetch(name, as: "a whole number") { try await reader.fetchInt(forKey: ConfigKey([name])) }
    }

    func flag(_ name: String) async throws -> Bool? {
        try await fetch(name, as: "true or false") { try await reader.fetchBool(forKey: ConfigKey([name])) }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) async throws -> Choice? {
        guard let text = try await text(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingError("\(Self.places(name)) is \(text): it has to be one of \(names).")
        }
        return choice
    }

    private func fetch<Value>(
        _ name: String, as kind: String, _ body: () async throws -> Value?
    ) async throws -> Value? {
        do {
            return try await body()
        } catch {
            throw SettingError("\(Self.places(name)) cannot be understood: it has to be \(kind).")
        }
    }

    /// The setting by all its names, because the value may have come from any of them.
    private static func places(_ name: String) -> String {
        let words = name.reduce(into: "") { text, letter in
            if letter.isUppercase { text.append("_") }
            text.append(letter)
        }
        let flag = words.lowercased().split(separator: "_").joined(separator: "-")
        return "The setting \(name) (--\(flag), CHAT_\(words.uppercased()), or in the file)"
    }
}

/// Why the settings cannot be used; the text says what, where and what to do.
struct SettingError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
