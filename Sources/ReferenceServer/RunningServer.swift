import Foundation
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import ServiceLifecycle

/// A server between its start and its end.
final class RunningServer: Sendable {
    let address: ServerAddress
    private let parts: ServerParts
    private let services: ServiceGroup
    private let task: Task<Void, any Error>
    /// The group to shut down at the end, when the server does not share NIO's own.
    private let ownGroup: MultiThreadedEventLoopGroup?

    private init(
        address: ServerAddress, parts: ServerParts, services: ServiceGroup, task: Task<Void, any Error>,
        ownGroup: MultiThreadedEventLoopGroup?
    ) {
        self.address = address
        self.parts = parts
        self.services = services
        self.task = task
        self.ownGroup = ownGroup
    }

    static func start(
        _ configuration: ServerConfiguration, seams: ServerSeams, logger: Logger
    ) async throws -> RunningServer {
        let ownGroup = configuration.eventLoopCount.map { MultiThreadedEventLoopGroup(numberOfThreads: $0) }
        let group = ownGroup ?? MultiThreadedEventLoopGroup.singleton
        do {
            let parts = try await ServerParts(configuration, seams: seams, group: group, logger: logger)
            return try await listen(configuration, parts: parts, loops: group, ownGroup: ownGroup, logger: logger)
        } catch {
            try await ownGroup?.shutdownGracefully()
            throw error
        }
    }

    private static func listen(
        _ configuration: ServerConfiguration, parts: ServerParts, loops: any EventLoopGroup,
        ownGroup: MultiThreadedEventLoopGroup?, logger: Logger
    ) async throws -> RunningServer {
        let (bound, continuation) = AsyncStream.makeStream(of: Int.self)
        let quiet = Self.quiet(logger)
        let http: any Service
        do {
            http = try HTTPServer.make(configuration, parts: parts, group: loops, logger: quiet) { channel in
                continuation.yield(channel.localAddress?.port ?? configuration.port)
            }
        } catch {
            try await parts.stop()
            throw error
        }
        var group = ServiceGroupConfiguration(services: [http], logger: quiet)
        group.maximumGracefulShutdownDuration = .milliseconds(configuration.limits.stopMs)
        let services = ServiceGroup(configuration: group)
        let task = Task {
            defer { continuation.finish() }
            try await services.run()
        }
        for await port in bound {
            let address = ServerAddress(host: configuration.host, port: port)
            return RunningServer(
                address: address, parts: parts, services: services, task: task, ownGroup: ownGroup)
        }
        try await parts.stop()
        throw await failure(of: task, configuration)
    }

    func beginStopping() {
        Task { await services.triggerGracefulShutdown() }
    }

    /// Returns when the last connection has gone.
    func ended() async throws {
        try await task.value
    }

    func finish() async throws {
        try await parts.stop()
        try await ownGroup?.shutdownGracefully()
    }

    /// What the operator can do about a server that does not listen.
    private static func failure(
        of task: Task<Void, any Error>, _ configuration: ServerConfiguration
    ) async -> ServerError {
        let (host, port) = (configuration.host, configuration.port)
        do {
            try await task.value
            return .cannotListen(host: host, port: port, reason: "it stopped at once")
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            return .portInUse(host: host, port: port)
        } catch {
            return .cannotListen(host: host, port: port, reason: String(describing: error))
        }
    }

    /// The framework's own chatter is for those who ask for it.
    private static func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        if logger.logLevel > .debug { logger.logLevel = max(logger.logLevel, .warning) }
        return logger
    }
}
