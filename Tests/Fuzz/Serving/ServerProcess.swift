import Foundation

/// A reference server as a child of this process: its end is a finding and not the end of the run.
final class ServerProcess {
    let port: Int
    private let process: Process
    /// Held open: the server ends with this process.
    private let input: Pipe
    let log: URL

    /// - Throws: `FuzzError.noServer`.
    init(folder: URL) throws {
        log = folder.appendingPathComponent("server.log")
        try Data().write(to: log)
        input = Pipe()
        let output = Pipe()
        process = Process.ofThisProgram(["serve", "--database", folder.appendingPathComponent("chat.sqlite").path])
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let text = line.split(separator: ":").last, let port = Int(text.trimmingCharacters(in: .newlines)) else {
            process.terminate()
            throw FuzzError.noServer(line.isEmpty ? try String(contentsOf: log, encoding: .utf8) : line)
        }
        self.port = port
    }

    var isRunning: Bool { process.isRunning }

    /// How it ended, once it has.
    var end: String {
        process.terminationReason == .uncaughtSignal
            ? "ended with signal \(process.terminationStatus)" : "ended with status \(process.terminationStatus)"
    }

    /// What it holds in memory; nil where the system does not tell.
    ///
    /// - Units: bytes.
    var residentBytes: Int? {
        guard let text = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/statm") else {
            return nil
        }
        let words = String(decoding: text, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]).map { $0 * Int(getpagesize()) } : nil
    }

    /// Asks it to stop in order.
    ///
    /// - Returns: whether it did, within 15 s.
    func stop() -> Bool {
        guard process.isRunning else { return false }
        process.terminate()
        let deadline = ContinuousClock.now.advanced(by: .seconds(15))
        while process.isRunning, .now < deadline { Thread.sleep(forTimeInterval: 0.02) }
        guard process.isRunning else { return process.terminationReason == .exit && process.terminationStatus == 0 }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return false
    }

    /// What it logged of the level warning and above.
    func logLines() throws -> [Substring] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    }
}
