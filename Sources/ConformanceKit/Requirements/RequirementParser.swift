import RawJSON

/// Reads the numbered requirements out of a specification in Markdown.
///
/// A requirement is a paragraph `**ID-001** (LEVEL) [profile, profile] Sentence.`; a line in italics right below it is
/// its trailer, `*Name: text · Name: text*`. Code blocks and quotations are passed over.
struct RequirementParser {
    private let lines: [Substring]
    private var chapter = ""
    private var isInCode = false
    private(set) var version = ""
    private(set) var requirements: [Requirement] = []

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Reads all lines.
    mutating func parse() throws(FixtureError) {
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("```") { isInCode.toggle() }
            if !isInCode, line.hasPrefix("#") { chapter = Self.heading(line) }
            if !isInCode, version.isEmpty, line.hasPrefix("Version ") { version = Self.version(line) }
            if !isInCode, line.hasPrefix("**"), let id = Self.id(line) {
                let end = lines[index...].firstIndex { Self.isBlank($0) } ?? lines.count
                let requirement = try requirement(id, Array(lines[index..<end]), line: index + 1)
                if requirements.contains(where: { $0.id == id }) {
                    throw Self.mistake("\(id) stands twice", line: index + 1, remedy: "give the second a new number")
                }
                requirements.append(requirement)
                index = end
            } else {
                index += 1
            }
        }
    }

    private func requirement(_ id: String, _ lines: [Substring], line: Int) throws(FixtureError) -> Requirement {
        let isTrailer = { (line: Substring) in line.hasPrefix("*") && !line.hasPrefix("**") && line.hasSuffix("*") }
        let body = lines.prefix { !isTrailer($0) }.joined(separator: " ").dropFirst(id.count + 4)
        var rest = Self.trimmed(body)
        guard let word = Self.take("(", ")", &rest) else {
            throw Self.mistake("\(id) has no level", line: line, remedy: "write (MUST), (SHOULD) or (MAY) behind it")
        }
        let isWithdrawn = word.lowercased() == "withdrawn"
        guard let level = isWithdrawn ? .may : Requirement.Level(rawValue: word) else {
            let levels = Requirement.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.mistake("\(id) has the level '\(word)'", line: line, remedy: "use \(levels) or withdrawn")
        }
        let profiles = Self.take("[", "]", &rest)?.split(separator: ",").map { Self.trimmed($0) } ?? []
        guard !rest.isEmpty || isWithdrawn else {
            throw Self.mistake("\(id) says nothing", line: line, remedy: "write its sentence in the same paragraph")
        }
        var trailer = lines.filter(isTrailer).reduce(into: [:]) { $0.merge(Self.trailer($1)) { first, _ in first } }
        let notObservable = trailer.removeValue(forKey: "Not observable")
        return Requirement(
            id: id, level: level, profiles: profiles, chapter: chapter, sentence: rest, notObservable: notObservable,
            isWithdrawn: isWithdrawn, trailer: trailer)
    }

    /// `**MSG-004** …` gives `MSG-004`; other bold text is no requirement.
    private static func id(_ line: Substring) -> String? {
        let rest = line.dropFirst(2)
        guard let end = rest.firstIndex(of: "*"), rest[end...].hasPrefix("**") else { return nil }
        let parts = rest[..<end].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            parts[0].utf8.allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }),
            parts[1].count == 3, parts[1].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        return String(rest[..<end])
    }

    private static func trailer(_ line: Substring) -> [String: String] {
        let members = line.dropFirst().dropLast().split(separator: "·").map { trimmed($0) }
        let pairs = members.compactMap { member -> (String, String)? in
            guard let colon = member.firstIndex(of: ":") else { return nil }
            return (String(member[..<colon]), trimmed(member[member.index(after: colon)...]))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func heading(_ line: Substring) -> String { trimmed(line.drop { $0 == "#" }) }

    private static func version(_ line: Substring) -> String {
        var word = line.dropFirst("Version ".count).prefix { !$0.isWhitespace }
        if word.last == "." { word.removeLast() }
        return String(word)
    }

    /// Takes what stands between two brackets at the beginning.
    private static func take(_ open: Character, _ close: Character, _ rest: inout String) -> String? {
        guard rest.first == open, let end = rest.firstIndex(of: close) else { return nil }
        let inside = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = trimmed(rest[rest.index(after: end)...])
        return inside
    }

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text).drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private static func mistake(_ problem: String, line: Int, remedy: String) -> FixtureError {
        FixtureError(at: .root, "line \(line): \(problem)", remedy: remedy)
    }
}

extension RequirementRegister {
    /// Reads the requirements of a specification in Markdown.
    ///
    /// - Parameter specification: the bytes of the whole document.
    /// - Throws: when a requirement cannot be read or a number is given twice.
    public init(specification: [UInt8]) throws(FixtureError) {
        guard let text = String(validating: specification, as: UTF8.self) else {
            throw FixtureError(at: .root, "the specification is not UTF-8", remedy: "save it as UTF-8")
        }
        var parser = RequirementParser(text)
        try parser.parse()
        self.init(
            version: parser.version, digest: SHA256.hexadecimal(of: specification), requirements: parser.requirements)
    }

    /// The file's text as it is committed: pretty, with a line break at the end.
    public var fileText: String { JSONWriter.pretty.string(json) + "\n" }
}
