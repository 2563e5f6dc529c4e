import RawJSON
import Synchronization
import Testing
import WireClient

@testable import ConformanceKit

@Suite("Accounts given from outside") struct GivenAccountsTests {
    @Test("each serves one case, in the order given")
    func once() {
        let accounts = GivenAccounts(["mei": [["token": "a"], ["token": "b"]]])
        #expect(accounts.take("mei")?["token"] == "a")
        #expect(accounts.take("mei")?["token"] == "b")
        #expect(accounts.take("mei") == nil)
        #expect(accounts.take("oscar") == nil)
        #expect(accounts.actors == ["mei"])
        #expect(accounts.secrets.sorted() == ["a", "b"])
    }
}

@Suite("Accounts made beside the wire") struct AccountMakerTests {
    private static let steps =
        #"[{ "actor": "mei", "call": "GET /me", "answer": { "status": 200 }, "proves": ["R-001"] }]"#

    @Test("are asked for with role and nickname, and nobody signs up over the wire")
    func asked() async throws {
        let wishes = Mutex<[JSONValue]>([])
        var run = EngineRun(steps: Self.steps)
        run.options.accountMaker = { wish in
            wishes.withLock { $0.append(wish) }
            return ["token": .string("made-for-\(wish["actor"]?.stringValue ?? "")"), "userId": 7]
        }
        let (report, server) = try await run.play()
        #expect(report.results.first?.outcome == .passed)
        #expect(!server.requests.contains { $0.request.path == "/accounts" })
        #expect(server.connections.map(\.token).contains("made-for-mei"))
        let asked = wishes.withLock { $0 }
        #expect(Set(asked.compactMap { $0["actor"]?.stringValue }) == ["mei", "oscar", "crowd", "bystander"])
        #expect(asked.first { $0["actor"] == "oscar" }?["role"] == "operator")
        #expect(asked.allSatisfy { $0["nickname"]?.stringValue?.isEmpty == false })
    }

    @Test("count as what was wished only if the command says so")
    func wished() async throws {
        var run = EngineRun(steps: Self.steps)
        run.suite.worlds["w"] = EngineRun.world.replacingText(
            #""mei": { "role": "user","#, #""mei": { "role": "user", "tokenTtlSeconds": 3,"#)
        run.options.accountMaker = { _ in ["token": "t", "userId": 7] }
        let silent = try await run.result()
        #expect(silent.outcome == .notObservable)
        #expect(silent.reason?.contains("does not tell the tokenTtlSeconds of mei") == true)
        #expect(silent.lacksAccount)
        run.options.accountMaker = { _ in ["token": "t", "userId": 7, "tokenTtlSeconds": 3] }
        #expect(try await run.result().outcome == .passed)
    }

    @Test("of which nothing is told are none")
    func nothingTold() async throws {
        var run = EngineRun(steps: Self.steps)
        run.options.accountMaker = { _ in [:] }
        let result = try await run.result()
        #expect(result.outcome == .notObservable)
        #expect(result.lacksAccount)
    }

    @Test("that cannot be made end the case with the reason")
    func failing() async throws {
        struct NoRoom: Error, CustomStringConvertible { let description = "the directory is full" }
        var run = EngineRun(steps: Self.steps)
        run.options.accountMaker = { _ in throw NoRoom() }
        let result = try await run.result()
        #expect(result.outcome == .errored)
        #expect(result.reason?.contains("no account for mei: the directory is full") == true)
    }
}

@Suite("A server whose connections are elsewhere") struct SocketTargetTests {
    @Test("is called in one place and connected to in the other")
    func elsewhere() async throws {
        let live = try ScriptedServer()
        defer { live.stop() }
        var run = EngineRun(
            steps: #"[{ "actor": "mei", "call": "GET /me", "answer": { "status": 200 }, "proves": ["R-001"] }]"#)
        run.options.socketTarget = try WireTarget(live.url)
        let (report, server) = try await run.play()
        #expect(report.results.first?.outcome == .passed)
        #expect(server.connections.isEmpty)
        #expect(!server.requests.isEmpty)
        #expect(live.connections.count == 3)
        #expect(live.requests.isEmpty)
    }
}
