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
    static func judge(_ server: ReferenceServer, _ options: RunOptions) async throws -> RunReport {
        let address = try await server.start()
        do {
            let target = try WireTarget("http://\(address.host):\(address.port)")
            var options = options
            options.payloadCheck = ProtocolPayloadCheck()
            let report = await SuiteRunner(suite: try suite(), target: target, options: options).run()
            await server.shutdown()
            return report
        } catch {
            await server.shutdown()
            throw error
        }
    }

    static var configuration: ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.isDevelopment = true
        configuration.timings = .test
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
        let server = try ReferenceServer(configuration: Self.configuration, logger: Self.logger)
        let report = try await Self.judge(server, RunOptions())
        #expect(report.verdict == .conformant, "\(SummaryText().text(for: report))")
        #expect(report.count(.passed) + report.count(.notObservable) == report.planned)
    }
}
