import ChatProtocol
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
    /// Loaded once: hundreds of servers are judged by it.
    private static let loaded = Result { try Suite.load(try #require(Fixtures.directory).path) }

    static func suite() throws -> Suite {
        try loaded.get()
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

    /// Cases that ask for what the configuration of most tests does not have.
    private static let elsewhere = [
        "accounts/authenticate-unknown", "accounts/connection-outlives-its-token",
        "limits/commands-beyond-the-rate-of-a-long-window", "limits/customer-requests-beyond-the-rate",
        "limits/messages-that-go-on-end-a-connection", "limits/requests-beyond-the-rate",
        "limits/six-hundred-messages-at-once", "wire/deep-json-whole",
    ]

    @Test("the reference server passes all of it", .timeLimit(.minutes(3)))
    func referenceServer() async throws {
        let server = try RestartableServer(Self.configuration, logger: Self.logger)
        var options = RunOptions()
        options.controls = server.controls
        let report = try await Self.judge(server, options)
        #expect(report.verdict == .conformant, "\(SummaryText().text(for: report))")
        #expect(report.count(.passed) + report.count(.notObservable) + report.count(.notApplicable) == report.planned)
        #expect(report.results.filter { $0.outcome == .notApplicable }.map(\.id) == Self.elsewhere)
    }

    @Test("one without the profile tokens and with the protocol's own rates passes the rest", .timeLimit(.minutes(3)))
    func otherServer() async throws {
        var configuration = Self.configuration
        configuration.limits.rates = .standard
        configuration.limits.maxMessageBytes = 32_768
        configuration.offersTokens = false
        let server = try RestartableServer(configuration, logger: Self.logger)
        var options = RunOptions()
        options.selection = Selection(cases: Self.elsewhere)
        let report = try await Self.judge(server, options)
        let outcomes = Dictionary(grouping: report.results, by: \.outcome).mapValues { $0.map(\.id) }
        #expect(Set(Self.elsewhere).isSubset(of: outcomes[.passed] ?? []), "\(SummaryText().text(for: report))")
    }
}
