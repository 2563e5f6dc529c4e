import Foundation
import Logging
import ReferenceServer

/// A reference server of this process's own, on a port the kernel chooses and a database that goes with it.
enum EmbeddedServer {
    /// Starts a server, hands out its URL, and stops it whatever happens.
    static func run<Value>(_ work: (String) async throws -> Value) async throws -> Value {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.isDevelopment = true
        configuration.timings = .test
        configuration.limits.rates = ServerLimits.testRates
        configuration.allowedOrigins = ["https://shop.example"]
        var logger = Logger(label: "reference-server")
        logger.logLevel = .error
        let server = try ReferenceServer(configuration: configuration, logger: logger)
        let address = try await server.start()
        do {
            let value = try await work("http://\(address.host):\(address.port)")
            await server.shutdown()
            return value
        } catch {
            await server.shutdown()
            throw error
        }
    }
}
