import ArgumentParser
import Foundation

/// Feeds the decoders, in a process of its own, so that a crash has a number.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Random and mutated bytes for everything that decodes what clients send.")

    @OptionGroup var choice: RunChoice

    @Flag(help: .hidden)
    var here = false

    @Option(help: .hidden)
    var trail: String?

    func run() throws {
        if let only = choice.only {
            try runHere(only..<only + 1)
        } else if here {
            try runHere(0..<choice.count)
        } else {
            try supervise()
        }
    }

    private func runHere(_ indices: Range<Int>) throws {
        let tally = Tally(again: "fuzz decode --seed \(choice.seed)")
        let worker = DecodeWorker(seed: choice.seed, corpus: try Corpus(), tally: tally)
        let file = try trail.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
        let start = ContinuousClock.now
        try worker.run(indices, trail: file)
        Output.line("\(tally.table)\(tally.total) inputs in \(start.duration(to: .now)), seed \(choice.seed)")
        if tally.findingCount > 0 { throw ExitCode.failure }
    }

    /// Starts this program once more and waits for its end, or for it to stand still.
    private func supervise() throws {
        let trail = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(getpid()).trail")
        try Data("none\n".utf8).write(to: trail)
        defer { Self.remove(trail) }
        let process = Process.ofThisProgram([
            "decode", "--here", "--trail", trail.path, "--count", "\(choice.count)", "--seed", "\(choice.seed)",
        ])
        try process.run()
        let isHanging = wait(for: process, trail)
        if isHanging { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        if isHanging || process.terminationReason == .uncaughtSignal {
            let index = try String(contentsOf: trail, encoding: .utf8).prefix { $0 != "\n" }
            let what = isHanging ? "took more than 5 s" : "ended the process with signal \(process.terminationStatus)"
            Output.error(
                "FINDING: input \(index) \(what)\n  again: fuzz decode --seed \(choice.seed) --only \(index)\n")
            throw ExitCode.failure
        }
        if process.terminationStatus != 0 { throw ExitCode(process.terminationStatus) }
    }

    /// - Returns: whether it stood at one input for 5 s.
    private func wait(for process: Process, _ trail: URL) -> Bool {
        var last = Data()
        var since = ContinuousClock.now
        while process.isRunning {
            Thread.sleep(forTimeInterval: 0.1)
            guard let now = FileManager.default.contents(atPath: trail.path) else { continue }
            if now != last { (last, since) = (now, .now) }
            if since.duration(to: .now) > .seconds(5) { return true }
        }
        return false
    }

    private static func remove(_ file: URL) {
        do {
            try FileManager.default.removeItem(at: file)
        } catch {
            Output.error("\(file.path) could not be removed: \(error.localizedDescription)\n")
        }
    }
}
