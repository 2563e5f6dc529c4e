import Foundation
import RawJSON

/// The files of a suite on disk.
struct SuiteDirectory {
    /// As it was given, for whoever is told of it.
    let path: String
    let root: URL

    init(_ path: String) {
        self.path = path
        root = URL(fileURLWithPath: path, isDirectory: true)
    }

    /// The bytes of a file named relative to the suite.
    func bytes(_ file: String) throws(FixtureError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: root.appendingPathComponent(file)))
        } catch {
            throw FixtureError(
                at: .root, "the file cannot be read (\(error.localizedDescription))", remedy: "a suite needs it"
            ).inFile(file)
        }
    }

    /// The value in a JSON file; a repeated member name is a mistake, because only one of the two would count.
    func json(_ file: String) throws(FixtureError) -> JSONReader {
        let bytes = try bytes(file)
        let result: JSONParser.Result
        do throws(JSONParseError) {
            result = try JSONParser().parse(bytes)
        } catch {
            throw Self.notJSON(error, bytes).inFile(file)
        }
        if let repeated = result.duplicateKeys.first {
            throw FixtureError(at: repeated, "the member stands twice", remedy: "remove one of the two").inFile(file)
        }
        return JSONReader(result.value)
    }

    /// The JSON files in a folder and below it, relative to the suite and sorted.
    func files(below folder: String) -> [String] {
        let start = root.appendingPathComponent(folder)
        guard let found = FileManager.default.enumerator(atPath: start.path) else { return [] }
        return found.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }.sorted()
    }

    private static func notJSON(_ error: JSONParseError, _ bytes: [UInt8]) -> FixtureError {
        let place = error.lineAndColumn(in: bytes)
        return FixtureError(
            at: .root,
            "line \(place.line), column \(place.column) is no JSON: expected \(error.expected), found \(error.found)",
            remedy: "mend the text")
    }
}
