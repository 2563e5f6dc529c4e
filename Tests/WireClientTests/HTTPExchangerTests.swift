import RawJSON
import Testing
import WireClient

@Suite("HTTP exchange", .timeLimit(.minutes(1)))
struct HTTPExchangerTests {
    @Test("records request and answer, byte for byte")
    func exchanges() async throws {
        try await withServer { server, runtime in
            let recording = Recording()
            let target = try WireTarget(server.url, headers: [WireHeader("x-token", "t")])
            let exchanger = HTTPExchanger(runtime: runtime, target: target, recording: recording, label: "mei")
            let exchange = try await exchanger.exchange(
                "PATCH", "/echo", query: [("q", "a b")], body: Array(#"{"n":1e400}"#.utf8))
            #expect(exchange.status == 200)
            #expect(exchange.values(of: "X-URI") == ["/echo?q=a%20b"])
            #expect(exchange.values(of: "x-method") == ["PATCH"])
            #expect(exchange.values(of: "x-token") == ["t"])
            #expect(exchange.values(of: "x-twice") == ["1", "2"])
            #expect(exchange.body.text == #"{"n":1e400}"#)
            #expect(exchange.body.value?["n"]?.numberValue?.literal == "1e400")
            #expect(exchange.start <= exchange.end)
            let events = recording.snapshot()
            #expect(events.map(\.kind) == [.request, .response])
            #expect(events.map(\.label) == ["mei", "mei"])
            #expect(events.first?.text == "PATCH \(server.url)/echo?q=a%20b")
            #expect(events.last?.status == 200)
        }
    }

    @Test("follows no redirect and takes every status for an answer")
    func takesEveryStatus() async throws {
        try await withServer { server, runtime in
            let exchanger = HTTPExchanger(runtime: runtime, target: try WireTarget(server.url))
            let moved = try await exchanger.exchange("GET", "/moved")
            #expect(moved.status == 302)
            #expect(moved.values(of: "location") == ["/echo"])
            let missing = try await exchanger.exchange("GET", "/nowhere")
            #expect(missing.status == 404)
            guard case .success(let parsed) = missing.body.result else {
                Issue.record("not parsed")
                return
            }
            #expect(parsed.duplicateKeys.count == 1)
        }
    }

    @Test("tells a missing answer, a lost connection, an unreachable server and a bad request apart")
    func classifies() async throws {
        try await withServer { server, runtime in
            let recording = Recording()
            let exchanger = HTTPExchanger(runtime: runtime, target: try WireTarget(server.url), recording: recording)
            await #expect(throws: WireError.timedOut(after: .milliseconds(50))) {
                try await exchanger.exchange("GET", "/hang", timeout: .milliseconds(50))
            }
            let lost = await #expect(throws: WireError.self) { try await exchanger.exchange("GET", "/reset") }
            guard case .connectionLost = lost else {
                Issue.record("not connectionLost: \(String(describing: lost))")
                return
            }
            let bad = await #expect(throws: WireError.self) { try await exchanger.exchange("GET", "/a b") }
            guard case .invalidRequest = bad else {
                Issue.record("not invalidRequest: \(String(describing: bad))")
                return
            }
            #expect(recording.snapshot().map(\.kind) == [.request, .requestFailed, .request, .requestFailed])
            let gone = HTTPExchanger(runtime: runtime, target: try WireTarget("http://127.0.0.1:1"))
            let refused = await #expect(throws: WireError.self) { try await gone.exchange("GET", "/") }
            guard case .unreachable = refused else {
                Issue.record("not unreachable: \(String(describing: refused))")
                return
            }
        }
    }

    @Test("cuts the connection after part of a body")
    func cuts() async throws {
        try await withServer { server, runtime in
            let exchanger = HTTPExchanger(runtime: runtime, target: try WireTarget(server.url))
            try await exchanger.exchange(
                "PUT", "/echo", headers: [WireHeader("x-a", "b")], body: Array("0123456789".utf8), cutAfterBytes: 4)
            var received = server.received.makeAsyncIterator()
            #expect(await received.next() == "cut 0123")
            _ = try await exchanger.exchange("PUT", "/echo", body: Array("0123456789".utf8))
            #expect(await received.next() == "complete 0123456789")
        }
    }
}
