import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// A small complete server of the protocol; several may run in one process.
///
/// - Source: SPEC.md.
public final class ReferenceServer: Service {
    /// The server's own version, as its capabilities tell it.
    public static let version = "0.2.0"

    private let configuration: ServerConfiguration
    private let seams: ServerSeams
    private let logger: Logger
    private let running = NIOLockedValueBox<RunningServer?>(nil)
    private let isStarted = NIOLockedValueBox(false)

    /// - Throws: `ServerError.configuration` for a value that is out of its bounds.
    public convenience init(configuration: ServerConfiguration, logger: Logger) throws {
        try self.init(configuration: configuration, seams: ServerSeams(), logger: logger)
    }

    package init(configuration: ServerConfiguration, seams: ServerSeams, logger: Logger) throws {
        try configuration.validate()
        self.configuration = configuration
        self.seams = seams
        self.logger = logger
    }

    /// Opens the database and the port.
    ///
    /// - Returns: the address it listens on, with the real port when 0 was asked for.
    /// - Throws: `ServerError`, with the remedy.
    public func start() async throws -> ServerAddress {
        let wasStarted = isStarted.withLockedValue { isStarted in
            defer { isStarted = true }
            return isStarted
        }
        guard !wasStarted else { throw ServerError.alreadyStarted }
        let server = try await RunningServer.start(configuration, seams: seams, logger: logger)
        running.withLockedValue { $0 = server }
        return server.address
    }

    /// Runs until a graceful shutdown is asked for, or the task is cancelled; starts the server if that was not done.
    public func run() async throws {
        if !isStarted.withLockedValue({ $0 }) {
            _ = try await start()
        }
        guard let server = running.withLockedValue({ $0 }) else { return }
        do {
            try await withTaskCancellationOrGracefulShutdownHandler {
                try await server.ended()
            } onCancelOrGracefulShutdown: {
                server.beginStopping()
            }
        } catch {
            // What is queued is carried out all the same.
            try await finish()
            throw error
        }
        try await finish()
    }

    /// Stops accepting, closes every socket with 1001, carries out what is queued and closes the database.
    public func shutdown() async {
        guard let server = running.withLockedValue({ $0 }) else { return }
        server.beginStopping()
        do {
            try await server.ended()
        } catch {
            logger.error("the server did not stop in order", metadata: ["error": "\(error)"])
        }
        do {
            try await finish()
        } catch {
            logger.error("the server did not end in order", metadata: ["error": "\(error)"])
        }
    }

    private func finish() async throws {
        let server = running.withLockedValue { running in
            defer { running = nil }
            return running
        }
        try await server?.finish()
    }
}
