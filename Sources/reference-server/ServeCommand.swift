import ArgumentParser
import Logging
import ReferenceServer
import ServerCommand

/// `serve`: runs the server as specified.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves until SIGTERM or SIGINT.",
        discussion: ServeOptions.discussion(program: "reference-server"))

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await ServerProgram.run(options) { configuration, logger in
            try ReferenceServer(configuration: configuration, logger: logger)
        }
    }
}
