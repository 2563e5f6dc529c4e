import ArgumentParser

/// How many inputs, and which.
struct RunChoice: ParsableArguments {
    @Option(help: "How many inputs.")
    var count = 100_000

    @Option(help: "Another seed makes other inputs; the same makes the same.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Makes just this input again.", valueName: "index"))
    var only: Int?

    func validate() throws {
        guard count > 0 else { throw ValidationError("--count is at least 1.") }
        if let only, only < 0 { throw ValidationError("--only is the index of a finding, 0 or more.") }
    }
}
