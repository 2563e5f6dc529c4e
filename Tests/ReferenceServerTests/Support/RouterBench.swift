import ChatProtocol
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix

@testable import ReferenceServer

/// The REST side without a port.
struct RouterBench {
    let parts: ServerParts

    /// Makes the parts of a server, lets `work` use them, and takes them apart.
    static func with(
        _ configuration: ServerConfiguration = .test, seams: ServerSeams = ServerSeams(),
        _ work: (RouterBench) async throws -> Void
    ) async throws {
        let parts = try await ServerParts(
            configuration, seams: seams, group: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        do {
            try await work(RouterBench(parts: parts))
        } catch {
            try await parts.stop()
            throw error
        }
        try await parts.stop()
    }

    /// One answer: status, headers, envelope.
    struct Reply {
        let status: Int
        let headers: HTTPFields
        let body: Data

        var code: Int? {
            get throws { try (JSONSerialization.jsonObject(with: body) as? [String: Any])?["code"] as? Int }
        }

        func data<Payload: Codable & Hashable & Sendable>(_ type: Payload.Type) throws -> Payload? {
            try WireCoder.decode(Envelope<Payload>.self, from: body).data
        }
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, token: String? = nil, headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> Reply {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        let all = headers
        return try await Application(responder: parts.router).test(.router) { client in
            let response = try await client.execute(
                uri: path, method: method, headers: all, body: body.map { ByteBuffer(string: $0) })
            return Reply(
                status: response.status.code, headers: response.headers, body: Data(response.body.readableBytesView))
        }
    }

    /// A token of a new account.
    func token(_ role: Role, lifetime: Int = 60) async throws -> String {
        let reply = try await call(
            .post, "/api/v2/testing/accounts", body: #"{"role": "\#(role.rawValue)", "tokenTtlSeconds": \#(lifetime)}"#)
        guard let account = try reply.data(TestingAccountResponse.self) else { throw Refusal(.serverFailed) }
        return account.token
    }

    func openSession(_ token: String) async throws -> SessionID {
        let reply = try await call(.post, "/api/v2/chat/session", token: token)
        guard let session = try reply.data(OpenedSession.self) else { throw Refusal(.serverFailed) }
        return session.sessionId
    }
}

extension ServerConfiguration {
    /// A development server on a free port, over a temporary database, with short timers.
    static let test = ServerConfiguration(
        port: 0, isDevelopment: true, timings: patient, limits: ServerLimits(rates: ServerLimits.noRates))

    /// The clients of these tests send neither heartbeats nor pings.
    private static var patient: ServerTimings {
        var timings = ServerTimings.test
        timings.heartbeatMs = ServerTimings.standard.heartbeatMs
        return timings
    }
}
