public import RawJSON

/// A mistake in a fixture file: what, where, and what to write instead.
///
/// It is always the author's, never the server's, so it stops the run before anything is sent.
public struct FixtureError: Error, Sendable, Hashable {
    /// The file, relative to the suite.
    public var file: String
    /// The place inside the file.
    public let path: JSONPath
    /// What is wrong, in one clause.
    public let problem: String
    /// What to write instead.
    public let remedy: String

    init(at path: JSONPath, _ problem: String, remedy: String) {
        file = ""
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    init(at path: JSONPath, _ error: TemplateError) {
        self.init(at: path, error.problem, remedy: error.remedy)
    }

    /// The same error, told of the file it was found in.
    func inFile(_ file: String) -> FixtureError {
        var error = self
        error.file = file
        return error
    }
}

extension FixtureError: CustomStringConvertible {
    /// File, place, problem and remedy in one line.
    public var description: String { "\(file.isEmpty ? "" : file + " ")\(path): \(problem); \(remedy)" }
}
