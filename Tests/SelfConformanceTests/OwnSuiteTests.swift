import ConformanceKit
import Fixtures
import Foundation
import Logging
import ProtocolChecks
import RawJSON
import ReferenceServer
import Testing
import WireClient

@Suite("The protocol's own suite") struct OwnSuiteTests {
    static func suite() throws -> Suite {
        try Suite.load(try #require(Fixtures.directory).path)
    }

    /// Judges a server of this process.
    static func judge(_ server: RestartableServer, _ options: RunOptions) async throws -> RunReport {
        let address = try await server.start()
        do {
            let target = try WireTarget("http://\(address.host):\(address.port)")
            var options = options
            options.payloadCheck = ProtocolPayloadCheck()
            let report = await SuiteRunner(suite: try suite(), target: target, options: options).run()
            try await server.end()
            return report
        } catch {
            try await server.end()
            throw error
        }
    }

    static var configuration: ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.isDevelopment = true
        configuration.timings = .test
        configuration.limits.rates = ServerLimits.testRates
        configuration.allowedOrigins = ["https://shop.example"]
        return configuration
    }

    static var logger: Logger {
        var logger = Logger(label: "server-under-test")
        logger.logLevel = .critical
        return logger
    }

    @Test("has no lint finding, so that every requirement has a case or a reason")
    func lint() throws {
        #expect(Linter.findings(try Self.suite()).map(\.description) == [])
    }

    @Test("its register is the one of SPEC.md")
    func register() throws {
        let specification = Programs.package.appendingPathComponent("SPEC.md")
        let register = try RequirementRegister(specification: [UInt8](Data(contentsOf: specification)))
        #expect(register == (try Self.suite().requirements), "run `make requirements`")
    }

    @Test("the reference server passes all of it", .timeLimit(.minutes(3)))
    func referenceServer() async throws {
        let server = try RestartableServer(Self.configuration, seams: ServerSeams(), logger: Self.logger)
        var options = RunOptions()
        options.controls = server.controls
        let report = try await Self.judge(server, options)
        #expect(report.verdict == .conformant, "\(SummaryText().text(for: report))")
        #expect(report.count(.passed) + report.count(.notObservable) == report.planned)
    }
}
