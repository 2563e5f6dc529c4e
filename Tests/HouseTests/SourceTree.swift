import Foundation

/// The project's Swift files as text.
struct SourceTree {
    struct File {
        /// Relative to the package.
        let path: String
        let lines: [Substring]

        /// The file's name without suffix: `DeskRoutes`.
        var name: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

        /// The modules it imports.
        var imports: Set<String> {
            Set(
                lines.compactMap { line in
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1 else {
                        return nil
                    }
                    guard
                        words[..<index].allSatisfy({
                            ["public", "package", "@testable", "@preconcurrency"].contains($0)
                        })
                    else { return nil }
                    return String(words[index + 1])
                })
        }
    }

    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// All Swift files below a folder of the package.
    static func files(below folder: String) throws -> [File] {
        let root = package.appendingPathComponent(folder)
        guard let found = FileManager.default.enumerator(atPath: root.path) else { return [] }
        return try found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            return File(path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
