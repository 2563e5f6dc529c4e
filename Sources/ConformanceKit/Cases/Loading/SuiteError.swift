/// Why a suite cannot be used: every mistake that was found in its files, or that there is no suite at all.
public struct SuiteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The directory that was read.
    public let directory: String
    /// At most one of each file: behind a first mistake everything may look wrong.
    public let mistakes: [FixtureError]

    /// One line for the directory and one for each mistake.
    public var description: String {
        let count = mistakes.count == 1 ? "one mistake" : "\(mistakes.count) mistakes"
        return (["the suite in \(directory) has \(count):"] + mistakes.map { "  \($0)" }).joined(separator: "\n")
    }
}
