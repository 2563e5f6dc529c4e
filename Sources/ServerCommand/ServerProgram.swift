import ArgumentParser
import Foundation
package import Logging
package import ReferenceServer
import ServiceLifecycle
import UnixSignals

/// Runs one server as a program: one line when it is ready, logs on standard error, an orderly end on a signal.
package enum ServerProgram {
    /// - Parameter make: makes the server, so that another program can run another one.
    package static func run(
        _ options: ServeOptions,
        _ make: (ServerConfiguration, Logger) throws -> ReferenceServer
    ) async throws {
        let server: ReferenceServer
        let logger: Logger
        do {
            let settings = try await ServeSettings(options)
            logger = Self.logger(settings.logLevel)
            server = try make(settings.configuration, logger)
            announce(try await server.start())
        } catch let error as SettingError {
            throw fail(error.description)
        } catch let error as ServerError {
            throw fail(error.description)
        }
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.logger(.warning)))
        try await services.run()
    }

    private static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "chat") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }

    /// The only line on standard output; whoever started the program may be waiting for it in a pipe.
    private static func announce(_ address: ServerAddress) {
        print("Listening on \(address.httpURL)")
        fflush(nil)
    }

    private static func fail(_ sentence: String) -> ExitCode {
        FileHandle.standardError.write(Data("\(sentence)\n".utf8))
        return ExitCode(1)
    }
}
