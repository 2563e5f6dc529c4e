import Configuration
import Foundation
import Logging
import ReferenceServer

/// What flags, environment and file together say.
struct ServeSettings {
    var configuration = ServerConfiguration()
    var logLevel = Logger.Level.notice

    /// - Throws: `SettingError` for a value that cannot be understood, or a file that cannot be read.
    init(_ options: ServeOptions) async throws {
        let environment = EnvironmentVariablesProvider().prefixKeys(with: "chat")
        var providers: [any ConfigProvider] = [options.provider, environment]
        let reader = SettingReader(providers)
        if let path = try await reader.text("config") {
            providers.append(try await Self.file(path))
        }
        try await read(SettingReader(providers))
    }

    private mutating func read(_ settings: SettingReader) async throws {
        configuration.host = try await settings.text("host") ?? configuration.host
        configuration.port = try await settings.number("port") ?? configuration.port
        configuration.databasePath = try await settings.text("database")
        configuration.isDevelopment = try await settings.flag("dev") ?? configuration.isDevelopment
        configuration.tokenLifetimeSeconds =
            try await settings.number("tokenLifetimeSeconds") ?? configuration.tokenLifetimeSeconds
        configuration.refreshLifetimeSeconds =
            try await settings.number("refreshLifetimeSeconds") ?? configuration.refreshLifetimeSeconds
        configuration.codeCommand = try await settings.text("codeCommand")
        configuration.limits.maxMessageBytes =
            try await settings.number("maxMessageBytes") ?? configuration.limits.maxMessageBytes
        configuration.limits.maxConnections =
            try await settings.number("maxConnections") ?? configuration.limits.maxConnections
        configuration.limits.maxConnectionsPerAccount =
            try await settings.number("maxConnectionsPerAccount") ?? configuration.limits.maxConnectionsPerAccount
        configuration.limits.maxBacklogBytes =
            try await settings.number("maxBacklogBytes") ?? configuration.limits.maxBacklogBytes
        configuration.allowedOrigins = try await settings.texts("allowOrigin") ?? configuration.allowedOrigins
        if let timings: TimingsChoice = try await settings.choice("timings") {
            timings.apply(to: &configuration)
        }
        if let rates: RatesChoice = try await settings.choice("rates") {
            rates.apply(to: &configuration)
        }
        if let durability: Durability = try await settings.choice("durability") {
            configuration.durability = durability
        }
        if let choice: LogLevelChoice = try await settings.choice("logLevel") {
            logLevel = choice.level
        }
        if let path = try await settings.text("tokenSecretFile") {
            configuration.tokenSecret = try Self.secret(path)
        }
    }

    private static func file(_ path: String) async throws -> FileProvider<JSONSnapshot> {
        let place = InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)])
        do {
            return try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: place))
        } catch {
            throw SettingError(
                "The configuration file \(path) cannot be used (\(error)): it has to be one JSON object.")
        }
    }

    private static func secret(_ path: String) throws -> [UInt8] {
        do {
            let text = try Data(contentsOf: URL(fileURLWithPath: path))
            // The newline that editors add is no part of the secret.
            return Array(text.last == 0x0A ? text.dropLast() : text)
        } catch {
            throw SettingError(
                "The token secret file \(path) cannot be read (\(error.localizedDescription)): "
                    + "make one with: openssl rand -base64 48 > \(path)")
        }
    }
}

extension ServeOptions {
    /// The flags that were given, as the first of all providers.
    fileprivate var provider: InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        values.set("host", host.map(ConfigContent.string))
        values.set("port", port.map(ConfigContent.int))
        values.set("database", database.map(ConfigContent.string))
        values.set("dev", dev ? .bool(true) : nil)
        values.set("allowOrigin", allowOrigin.isEmpty ? nil : .stringArray(allowOrigin))
        values.set("maxConnections", maxConnections.map(ConfigContent.int))
        values.set("maxConnectionsPerAccount", maxConnectionsPerAccount.map(ConfigContent.int))
        values.set("maxBacklogBytes", maxBacklogBytes.map(ConfigContent.int))
        values.set("timings", timings.map { .string($0.rawValue) })
        values.set("rates", rates.map { .string($0.rawValue) })
        values.set("tokenSecretFile", tokenSecretFile.map(ConfigContent.string))
        values.set("codeCommand", codeCommand.map(ConfigContent.string))
        values.set("config", config.map(ConfigContent.string))
        values.set("logLevel", logLevel.map { .string($0.rawValue) })
        return InMemoryProvider(name: "flags", values: values)
    }
}

extension [AbsoluteConfigKey: ConfigValue] {
    fileprivate mutating func set(_ name: String, _ content: ConfigContent?) {
        guard let content else { return }
        self[AbsoluteConfigKey([name])] = ConfigValue(content, isSecret: false)
    }
}
