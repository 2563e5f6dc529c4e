import ConformanceKit
import Foundation
import Logging
import RawJSON
import ReferenceServer

/// A server of this process that controls can stop and start again, on the same port and the same database.
///
/// What `kill -9` does to a server only a process of its own can show; Tests/Interop/kill_nine.py and
/// Scripts/judge-reference-server do.
actor RestartableServer {
    private var configuration: ServerConfiguration
    private let seams: ServerSeams
    private let folder: URL
    private let codes: SentCodes
    private var server: ReferenceServer

    init(
        _ configuration: ServerConfiguration, seams: ServerSeams = ServerSeams(), logger: Logger
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("self-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.configuration = configuration
        codes = SentCodes(in: folder)
        self.configuration.codeCommand = codes.command
        self.configuration.databasePath = folder.appendingPathComponent("chat.sqlite").path
        self.seams = seams
        server = try ReferenceServer(configuration: self.configuration, seams: seams, logger: logger)
        self.logger = logger
    }

    private let logger: Logger

    func start() async throws -> ServerAddress {
        let address = try await server.start()
        configuration.port = address.port
        return address
    }

    func end() async throws {
        await server.shutdown()
        try FileManager.default.removeItem(at: folder)
    }

    /// What cases may ask for; a case that needs another control is not observable here.
    nonisolated var controls: [String: Control] {
        [
            "stop-and-restart": control(isDevelopment: true),
            "stop-testing": control(isDevelopment: false),
            "start-testing": control(isDevelopment: true),
            "login-code": codes.control,
        ]
    }

    /// The same, with an orderly end in the place of a sudden one: enough to find a server that keeps things in memory
    /// only, not enough to trust one.
    nonisolated var controlsForFaults: [String: Control] {
        controls.merging(["kill-and-restart": control(isDevelopment: true)]) { own, _ in own }
    }

    private nonisolated func control(isDevelopment: Bool) -> Control {
        { _ in
            try await self.restart(isDevelopment: isDevelopment)
            return nil
        }
    }

    private func restart(isDevelopment: Bool) async throws {
        await server.shutdown()
        configuration.isDevelopment = isDevelopment
        server = try ReferenceServer(configuration: configuration, seams: seams, logger: logger)
        _ = try await server.start()
    }
}
