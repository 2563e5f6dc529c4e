import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import WebSocketTransport

@Suite("handshake over TLS", .timeLimit(.minutes(1)))
struct TLSTests {
    /// Self-signed for localhost and 127.0.0.1, for these tests only, valid for a hundred years.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUQdcJyIbNFljaQC8uvRzhIbBIFZwwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA4MDEwOFoYDzIxMjYxMDI4
        MDgwMTA4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAASBSOozbq4egerywH/mxdmmxPEHlcEfLbNV5XchawVcXtghxea7zFOS
        b/2yeWybIUAGMidu7pDo7sJ8V3IOtGRSo28wbTAdBgNVHQ4EFgQU8P4J/2V/7YGS
        TCqRU2V5BzEy8UowHwYDVR0jBBgwFoAU8P4J/2V/7YGSTCqRU2V5BzEy8UowDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIhAPzcN0qtb2K04GP+jWX0YydWGD7meXmugJmnc31rqDGhAiAS
        wc2cdK0ZjAg7xSgm9e++ei+vv9Gh2ssA8m7paoH3QQ==
        -----END CERTIFICATE-----
        """
    private static let privateKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQIxi7+gkLM+e/s+M
        rUhj0bO/8JGCQ0OnT7NinaFMf6OhRANCAASBSOozbq4egerywH/mxdmmxPEHlcEf
        LbNV5XchawVcXtghxea7zFOSb/2yeWybIUAGMidu7pDo7sJ8V3IOtGRS
        -----END PRIVATE KEY-----
        """

    /// Serves TLS and answers nothing: enough to see whether a client trusts it.
    private func server() async throws -> TestServer {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [
                .certificate(try NIOSSLCertificate(bytes: Array(Self.certificate.utf8), format: .pem))
            ],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(Self.privateKey.utf8), format: .pem)))
        let context = try NIOSSLContext(configuration: configuration)
        return try await TestServer.webSocket(
            before: { try $0.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) },
            endpoint: { RecordingEndpoint.echo() })
    }

    private func connect(_ tls: ClientTLS, host: String, port: Int) async throws -> ConnectOutcome {
        let request = ConnectRequest(
            isSecure: true, host: host, port: port, target: "/ws", timeout: .seconds(20))
        return try await WebSocketClient(group: MultiThreadedEventLoopGroup.singleton, tls: tls)
            .connect(request) { _ in RecordingEndpoint(onOpen: { $0.close(code: 1000) }) }
    }

    @Test("opens when any certificate is trusted", arguments: ["127.0.0.1", "localhost"])
    func trustsAnything(host: String) async throws {
        let server = try await server()
        guard case .open = try await connect(ClientTLS(trust: .anything), host: host, port: server.port) else {
            Issue.record("not opened")
            return
        }
        try await server.stop()
    }

    @Test("shows its own certificate to a server that asks for one, and fails without")
    func identity() async throws {
        let certificate = try NIOSSLCertificate(bytes: Array(Self.certificate.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(certificate)],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(Self.privateKey.utf8), format: .pem)))
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates([certificate])
        let context = try NIOSSLContext(configuration: configuration)
        let server = try await TestServer.webSocket(
            before: { try $0.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) },
            endpoint: { RecordingEndpoint.echo() })
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("identity-\(UUID().uuidString).pem")
        try Data((Self.certificate + "\n" + Self.privateKey + "\n").utf8).write(to: file)
        let identity = ClientTLS.Identity(certificateFile: file.path, keyFile: file.path)
        let known = ClientTLS(trust: .anything, identity: identity)
        guard case .open = try await connect(known, host: "127.0.0.1", port: server.port) else {
            Issue.record("not opened")
            return
        }
        await #expect(throws: ConnectError.self) {
            try await connect(ClientTLS(trust: .anything), host: "127.0.0.1", port: server.port)
        }
        #expect(throws: ConnectError.self) {
            try ClientTLS(identity: ClientTLS.Identity(certificateFile: "/nowhere", keyFile: "/nowhere")).context()
        }
        try FileManager.default.removeItem(at: file)
        try await server.stop()
    }

    @Test("fails as a TLS error when the certificate is unknown")
    func distrusts() async throws {
        let server = try await server()
        let error = await #expect(throws: ConnectError.self) {
            try await connect(ClientTLS(), host: "127.0.0.1", port: server.port)
        }
        guard case .tls = error else {
            Issue.record("not tls: \(String(describing: error))")
            return
        }
        try await server.stop()
    }
}
