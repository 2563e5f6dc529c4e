import Foundation
import Testing

@Suite("Habits of the house") struct HabitTests {
    @Test(
        "libraries do not crash on purpose",
        arguments: ["try" + "!", "fatal" + "Error(", " as" + "! ", "TO" + "DO", "FIX" + "ME"])
    func noCrashes(word: String) throws {
        for file in try SourceTree.files(below: "Sources") {
            for (number, line) in file.lines.enumerated() {
                #expect(!line.contains(word), "\(file.path):\(number + 1)")
            }
        }
    }

    @Test("files stay small", arguments: [("Sources", 300), ("Tests", 400)])
    func sizes(folder: String, most: Int) throws {
        for file in try SourceTree.files(below: folder) {
            #expect(file.lines.count <= most, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test("no file is named after a drawer", arguments: ["Utils", "Helpers", "Common", "Manager", "Base"])
    func noDrawers(word: String) throws {
        for file in try SourceTree.files(below: "Sources") {
            #expect(!file.name.hasSuffix(word), "\(file.path)")
        }
    }

    @Test("README's files and commands exist", arguments: ["Makefile", "SPEC.md", "LICENSE", "CHANGELOG.md"])
    func files(name: String) {
        #expect(FileManager.default.fileExists(atPath: SourceTree.package.appendingPathComponent(name).path))
    }
}
