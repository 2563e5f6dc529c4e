import ArgumentParser
import ChatProtocol
import Foundation
import Logging
import ReferenceServer
import ServiceLifecycle
import UnixSignals

/// The server that `fuzz server` starts as its child: no rates, so that everything reaches the rules.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", shouldDisplay: false)

    @Option var database: String

    func run() async throws {
        var logger = Logger(label: "chat") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let limits = ServerLimits(
            firstRequestMs: 3000, rates: Capabilities.Rates(messages: nil, commands: nil, logins: nil))
        let server = try ReferenceServer(
            configuration: ServerConfiguration(
                port: 0, databasePath: database, isDevelopment: true,
                // What is kept of ended connections is told from a leak in seconds, then.
                timings: ServerTimings(resumeWindowMs: 3000), limits: limits),
            logger: logger)
        let address = try await server.start()
        Output.line("Listening on \(address.httpURL)")
        endWithParent()
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], gracefulShutdownSignals: [.sigterm], logger: logger))
        try await services.run()
    }

    /// Whoever started it holds its standard input open.
    private func endWithParent() {
        Thread.detachNewThread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            Foundation.exit(0)
        }
    }
}
