import ArgumentParser

/// Feeds a running reference server, over sockets and by REST.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "Random and mutated frames, requests and handshakes for a server that is started for it.")

    @OptionGroup var choice: RunChoice

    func run() throws {
        let tally = Tally(again: "fuzz server --seed \(choice.seed)")
        let indices = choice.only.map { $0..<$0 + 1 } ?? 0..<choice.count
        let start = ContinuousClock.now
        try ServerRun(seed: choice.seed, indices: indices, corpus: try Corpus(), tally: tally).run()
        Output.line("\(tally.table)\(tally.total) inputs in \(start.duration(to: .now)), seed \(choice.seed)")
        if tally.findingCount > 0 { throw ExitCode.failure }
    }
}
