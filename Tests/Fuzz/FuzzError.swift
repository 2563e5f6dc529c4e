/// Why a run cannot begin or go on; a finding is none of these.
enum FuzzError: Error, CustomStringConvertible {
    case noFixtures
    case noServer(String)
    case notAnswered(String)

    var description: String {
        switch self {
        case .noFixtures:
            "The golden payloads are not beside the executable: build with `swift build --product fuzz` and run it there."
        case .noServer(let reason):
            "The server did not start (\(reason)): look into its log."
        case .notAnswered(let what):
            "The server did not do what every run begins with: \(what)."
        }
    }
}
