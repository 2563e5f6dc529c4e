import ChatProtocol
import Foundation
import HTTPTypes
import Testing

@testable import ReferenceServer

@Suite("Grants, codes and time") struct GrantTests {
    private let clock = ManualClock()

    private func bench(
        _ configuration: ServerConfiguration = .test, _ work: (RouterBench) async throws -> Void
    ) async throws {
        try await RouterBench.with(configuration, seams: ServerSeams(clock: clock), work)
    }

    private func login(_ bench: RouterBench, code: String = "123456") async throws -> RouterBench.Reply {
        try await bench.call(
            .post, "/api/v2/auth/login", body: #"{"mobile": "13612227930", "verificationCode": "\#(code)"}"#)
    }

    private func refresh(_ bench: RouterBench, _ token: String?) async throws -> RouterBench.Reply {
        try await bench.call(.post, "/api/v2/auth/refresh", body: #"{"refreshToken": "\#(token ?? "")"}"#)
    }

    @Test("a refresh token is good until its last millisecond, and the one it gives for as long again [ACCT-013]")
    func refreshLifetime() async throws {
        try await bench { bench in
            let first = try #require(try await login(bench).data(LoginResponse.self))
            let end = try #require(first.refreshExpiresAt)
            #expect(end.milliseconds(since: clock.now()) == 30 * 24 * 3600 * 1000)
            clock.advance(30 * 24 * 3600 * 1000 - 1)
            let second = try #require(try await refresh(bench, first.refreshToken).data(RefreshResponse.self))
            #expect(second.refreshExpiresAt.milliseconds(since: clock.now()) == 30 * 24 * 3600 * 1000)
            clock.advance(30 * 24 * 3600 * 1000)
            let reply1 = try await refresh(bench, second.refreshToken)
            #expect(try reply1.code == 4002)
        }
    }

    @Test("a code that was sent is good for ten minutes and no longer [ACCT-025]", arguments: [599_999, 600_000])
    func codeLifetime(milliseconds: Int64) async throws {
        try await withCode { bench, code, expiresAt in
            #expect(expiresAt.milliseconds(since: clock.now()) == 600_000)
            clock.advance(milliseconds)
            let reply2 = try await login(bench, code: code)
            #expect(reply2.status == (milliseconds < 600_000 ? 200 : 401))
        }
    }

    @Test("a code that was sent is worth nothing after twenty wrong ones [ACCT-025]", arguments: [19, 20])
    func guesses(count: Int) async throws {
        try await withCode { bench, code, _ in
            for _ in 0..<count {
                let reply3 = try await login(bench, code: "wrong-code")
                #expect(try reply3.code == 1002)
                clock.advance(20_000)
            }
            let reply4 = try await login(bench, code: code)
            #expect(reply4.status == (count < 20 ? 200 : 401))
        }
    }

    @Test("known and unknown numbers are answered with the same bytes [ACCT-002, ACCT-024]")
    func indistinguishable() async throws {
        try await bench { bench in
            _ = try await login(bench)
            for path in ["code", "login"] {
                let bodies = try await ["13612227930", "13612227931"].asyncMap { mobile in
                    try await bench.call(
                        .post, "/api/v2/auth/\(path)",
                        body: #"{"mobile": "\#(mobile)", "verificationCode": "wrong-code"}"#)
                }
                #expect(bodies[0].body == bodies[1].body)
                #expect(bodies[0].headers == bodies[1].headers)
            }
        }
    }

    @Test("no secret stands in the database, and what has ended stays so when the server starts again [ACCT-016]")
    func stored() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        var configuration = ServerConfiguration.test
        configuration.databasePath = folder.appendingPathComponent("chat.sqlite").path
        var logins: [LoginResponse] = []
        try await bench(configuration) { bench in
            for _ in 0..<2 { logins.append(try #require(try await login(bench).data(LoginResponse.self))) }
            let reply5 = try await bench.call(.post, "/api/v2/auth/logout", token: logins[0].token)
            #expect(reply5.status == 200)
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            #expect(!files.isEmpty)
            for secret in logins.flatMap({ [$0.token, $0.refreshToken ?? ""] }) {
                for file in files { #expect(try Data(contentsOf: file).range(of: Data(secret.utf8)) == nil) }
            }
        }
        try await bench(configuration) { bench in
            let reply6 = try await bench.call(.get, "/api/v2/auth/me", token: logins[0].token)
            #expect(try reply6.code == 4002)
            let reply7 = try await refresh(bench, logins[0].refreshToken)
            #expect(try reply7.code == 4002)
            let reply8 = try await bench.call(.get, "/api/v2/auth/me", token: logins[1].token)
            #expect(try reply8.code == 0)
            let reply9 = try await refresh(bench, logins[1].refreshToken)
            #expect(try reply9.code == 0)
        }
    }

    @Test("without a way to send codes the profile is not claimed, and nobody asks for one [ACCT-024]")
    func unclaimed() async throws {
        try await bench(ServerConfiguration(port: 0)) { bench in
            let own = try #require(try await bench.call(.get, "/api/v2/capabilities").data(Capabilities.self))
            #expect(!own.profiles.contains(.tokens))
            let reply = try await bench.call(.post, "/api/v2/auth/code", body: #"{"mobile": "13612227930"}"#)
            #expect(try reply.code == 4040)
        }
    }

    /// Asks for a code, and reads it where only the operator's command gets it: through a pipe of its own.
    private func withCode(
        _ work: (RouterBench, _ code: String, _ expiresAt: Timestamp) async throws -> Void
    ) async throws {
        let pipe = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        #expect(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        var configuration = ServerConfiguration(port: 0, timings: .test)
        configuration.codeCommand = #"printf '%s %s %s' "$CHAT_MOBILE" "$CHAT_CODE" "$#" >'\#(pipe)'"#
        try await bench(configuration) { bench in
            async let reading = Self.content(ofPipe: pipe)
            let reply = try await bench.call(.post, "/api/v2/auth/code", body: #"{"mobile": "13612227930"}"#)
            let words = String(decoding: try await reading, as: UTF8.self).split(separator: " ")
            #expect(words.count == 3 && words.first == "13612227930" && words.last == "0")
            let code = String(try #require(words.dropFirst().first))
            #expect(code.utf8.count == 6 && !String(decoding: reply.body, as: UTF8.self).contains(code))
            try await work(bench, code, try #require(try reply.data(CodeResponse.self)).expiresAt)
        }
    }

    /// Waits for the writer on a thread of its own: Swift's own few are the server's.
    private static func content(ofPipe path: String) async throws -> Data {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data() })
            }
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await change(element)) }
        return values
    }
}
