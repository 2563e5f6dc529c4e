import ArgumentParser

/// The command line of the reference server.
@main
struct ReferenceServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference-server",
        abstract: "A small complete server of the chat protocol over SQLite.",
        subcommands: [ServeCommand.self],
        defaultSubcommand: ServeCommand.self)
}
