import Dispatch
import Foundation

/// Starts a server, lets workers at it, and judges it by what can be seen from beside.
struct ServerRun {
    /// More than the machine has cores, so that inputs meet in the server.
    private static let workers = 8
    /// What a server may hold more at the end than when it was warm: caches that have a size, and the allocator's slack.
    private static let mostGrowth = 64 << 20

    let seed: UInt64
    let indices: Range<Int>
    let corpus: Corpus
    let tally: Tally

    /// - Throws: `FuzzError` when the run could not begin.
    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-server-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let server = try ServerProcess(folder: folder)
        try OrdinaryUse.check(port: server.port)
        let probe = Probe(port: server.port)
        let progress = Progress(indices)
        let group = DispatchGroup()
        Self.thread(in: group) { probe.run() }
        let working = DispatchGroup()
        for number in 0..<min(Self.workers, indices.count) {
            let worker = Worker(port: server.port, seed: seed, corpus: corpus, tally: tally, progress: progress)
            Self.thread(in: working) { worker.run(number) }
        }
        let memory = watch(server, progress, until: working)
        probe.stop()
        group.wait()
        try judge(server, probe, progress, memory)
        if tally.findingCount == 0 {
            try FileManager.default.removeItem(at: folder)
        } else {
            Output.line("the server's log and database are in \(folder.path)")
        }
    }

    /// What a worker's thread needs; the worker itself stays on its thread.
    private struct Worker: Sendable {
        let port: Int
        let seed: UInt64
        let corpus: Corpus
        let tally: Tally
        let progress: Progress

        func run(_ number: Int) {
            do {
                try ServerWorker(port: port, seed: seed, corpus: corpus, tally: tally, progress: progress)
                    .run(number: number)
            } catch {
                // Its last input stays a suspect.
                Output.error("a worker gave up: \(error)\n")
            }
        }
    }

    private static func thread(in group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
        group.enter()
        Thread.detachNewThread {
            body()
            group.leave()
        }
    }

    private struct Memory {
        var warm: Int?
        var end: Int?
    }

    /// Waits for the workers; warm is the server after a quarter of the inputs.
    private func watch(_ server: ServerProcess, _ progress: Progress, until working: DispatchGroup) -> Memory {
        var memory = Memory()
        while working.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            if memory.warm == nil, progress.rest < indices.count * 3 / 4 { memory.warm = server.residentBytes }
        }
        memory.end = server.residentBytes
        return memory
    }

    private func judge(_ server: ServerProcess, _ probe: Probe, _ progress: Progress, _ memory: Memory) throws {
        let suspects = progress.suspects
        guard server.isRunning else {
            add("the server \(server.end) while it had the inputs \(suspects)", suspects)
            return
        }
        if !suspects.isEmpty { add("ordinary requests failed after the inputs \(suspects)", suspects) }
        do {
            try OrdinaryUse.check(port: server.port)
        } catch {
            add("afterwards: \(error)", suspects)
        }
        let report = probe.report
        if let problem = report.problem { add(problem, suspects) }
        Output.line("probe: \(report.beats) heartbeats, the slowest took \(report.slowest)")
        if let warm = memory.warm, let end = memory.end {
            Output.line("memory of the server: \(warm >> 10) KiB warm, \(end >> 10) KiB at the end")
            if end > warm + Self.mostGrowth { add("the server grew by more than \(Self.mostGrowth >> 20) MiB", []) }
        }
        if !server.stop() { add("the server did not stop in order: it \(server.end)", []) }
        for line in try server.logLines().prefix(5) { add("the server logged: \(line)", []) }
    }

    private func add(_ problem: String, _ suspects: [Int]) {
        tally.add(Finding(index: suspects.first ?? 0, kind: .command, problem: problem, input: []))
    }
}
