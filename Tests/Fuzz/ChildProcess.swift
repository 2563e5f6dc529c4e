import Foundation

extension Process {
    /// This program once more, with other arguments.
    static func ofThisProgram(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = arguments
        // A child that writes a backtrace stands still for seconds before it ends, and looks like one that hangs.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        return process
    }
}
