import ArgumentParser

/// The command line of the server with deliberate defects.
@main
struct FaultyServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faulty-server",
        abstract: "The reference server with one deliberate defect, to try out whether a harness notices.",
        subcommands: [ServeCommand.self, FaultsCommand.self])
}
