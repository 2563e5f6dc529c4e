import ChatProtocol
import Foundation
import FoundationNetworking
import Logging

@testable import ReferenceServer

/// A running server and what a test does to it by REST.
struct LiveServer {
    let server: ReferenceServer
    let address: ServerAddress

    static func with(
        _ configuration: ServerConfiguration = .test, seams: ServerSeams = ServerSeams(),
        _ work: (LiveServer) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let server = try ReferenceServer(configuration: configuration, seams: seams, logger: logger)
        let live = LiveServer(server: server, address: try await server.start())
        do {
            try await work(live)
        } catch {
            await server.shutdown()
            throw error
        }
        await server.shutdown()
    }

    func post<Answer: Codable & Hashable & Sendable>(
        _ path: String, token: String? = nil, body: String = "{}", _ type: Answer.Type = Answer.self
    ) async throws -> Answer {
        guard let url = URL(string: address.httpURL + path) else { throw Refusal(.noSuchPath) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (body, _) = try await URLSession.shared.data(for: request)
        let envelope = try WireCoder.decode(Envelope<Answer>.self, from: body)
        guard let answer = envelope.data else {
            throw Refusal(ErrorCode(rawValue: envelope.code) ?? .serverFailed)
        }
        return answer
    }

    func token(_ role: Role) async throws -> String {
        try await post("/api/v2/testing/accounts", body: #"{"role": "\#(role.rawValue)"}"#, TestingAccountResponse.self)
            .token
    }

    func connect(_ token: String) async throws -> TestSocket {
        try await TestSocket.connect(address, token: token)
    }

    func openSession(_ token: String) async throws -> SessionID {
        try await post("/api/v2/chat/session", token: token, OpenedSession.self).sessionId
    }

    func accept(_ session: SessionID, _ token: String) async throws {
        _ = try await post("/api/v2/admin/chat/sessions/\(session)/accept", token: token, SessionState.self)
    }
}
