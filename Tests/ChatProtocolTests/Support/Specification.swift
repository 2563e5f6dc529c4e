/// The tables of SPEC.md, so that registries in code cannot drift from those on paper.
struct Specification {
    struct MissingTable: Error {
        let header: String
    }

    private let lines: [String]

    init() throws {
        lines = try Repository.text("SPEC.md").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The rows of the first table whose first header cell is `header`, each as its cells; a row that only looks like
    /// the header does not count.
    func rows(ofTable header: String) throws -> [[String]] {
        let start = lines.indices.dropLast().first { index in
            Self.cells(lines[index]).first == header && lines[index + 1].hasPrefix("|---")
        }
        guard let start else {
            throw MissingTable(header: header)
        }
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map(Self.cells)
    }

    private static func cells(_ line: String) -> [String] {
        guard line.hasPrefix("|") else { return [] }
        return line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { String($0).trimmed }
    }
}

extension String {
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// What stands in code marks, in order.
    var codeWords: [String] {
        split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
    }
}
