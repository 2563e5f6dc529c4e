import ArgumentParser

/// A deliberate mistake; each breaks exactly one requirement of SPECIFICATION.md.
enum Defect: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Breaks ROOM-011.
    case leavesOpen = "leaves-open"
    /// Breaks ROOM-019.
    case losesInLog = "loses-in-log"
    /// Breaks ROOM-012.
    case trimsBody = "trims-body"

    /// What a victim sees of it.
    var summary: String {
        switch self {
        case .leavesOpen: "who left a room still receives its messages"
        case .losesInLog: "every fifth message of a room is missing from its log"
        case .trimsBody: "white space around a body is removed on delivery"
        }
    }
}
