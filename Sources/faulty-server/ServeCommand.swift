import ArgumentParser
import ReferenceServer
import ServerCommand
import ServerFaults

/// `serve --fault NAME`: runs the server with one defect.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves with one defect until SIGTERM or SIGINT.",
        discussion: ServeOptions.discussion(program: "faulty-server", arguments: "--fault deliver-twice"))

    @Option(help: "The defect, by its name in: faulty-server faults", transform: FaultArgument.init)
    var fault: FaultArgument

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await ServerProgram.run(options) { configuration, logger in
            try ReferenceServer(configuration: configuration, seams: fault.fault.seams, logger: logger)
        }
    }
}

/// The name of a fault that exists.
struct FaultArgument {
    let fault: Fault

    init(_ name: String) throws {
        guard let fault = Fault.named(name) else {
            throw ValidationError("There is no fault \(name): see faulty-server faults.")
        }
        self.fault = fault
    }
}
