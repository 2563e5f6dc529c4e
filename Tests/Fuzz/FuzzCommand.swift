import ArgumentParser

/// Looks for inputs that the decoders or the reference server cannot bear.
@main
struct FuzzCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Random and mutated frames and bodies, the same for the same seed.",
        discussion: """
            Ends with status 1 when there are findings; each says how to repeat it.

            EXAMPLES
              fuzz decode --count 1000000 --seed 7
              fuzz server --count 200000
              fuzz decode --seed 7 --only 4711
            """,
        subcommands: [DecodeCommand.self, ServerCommand.self, ServeCommand.self])
}
