import Logging
import RawJSON
import ReferenceServer
import Synchronization
import Testing
import WireClient

@testable import WireProxy

@Suite("A proxy between clients and a server") struct WireProxyTests {
    @Test("requests and answers pass, and are told of") func exchanges() async throws {
        try await Scene.play { scene in
            let answer = try await scene.http.exchange(
                "POST", "/api/v2/auth/login", headers: [WireHeader("Content-Type", "application/json")],
                body: Array(#"{"mobile":"13800000001"}"#.utf8))
            #expect(answer.status == 400)
            let told = try #require(scene.exchanges.first)
            #expect((told.method, told.target, told.status) == ("POST", "/api/v2/auth/login", 400))
            #expect(String(decoding: told.requestBody, as: UTF8.self) == #"{"mobile":"13800000001"}"#)
            #expect(told.body == answer.body.bytes)
        }
    }

    @Test("many requests on few connections keep their answers") func order() async throws {
        try await Scene.play { scene in
            for number in 0..<50 {
                let answer = try await scene.http.exchange("GET", "/nowhere/\(number)")
                #expect(answer.status == 404)
            }
            #expect(scene.exchanges.map(\.target) == (0..<50).map { "/nowhere/\($0)" })
        }
    }

    @Test("a socket opens, both sides are heard, and its close code arrives") func socket() async throws {
        try await Scene.play { scene in
            let socket = try await scene.socket()
            socket.send(text: #"{"type":"heartbeat"}"#)
            try await scene.wait { $0.count { $0.isSaid } >= 3 }
            let said = scene.said
            #expect(said.contains { $0.isFromClient && $0.text == #"{"type":"heartbeat"}"# })
            #expect(said.contains { !$0.isFromClient && $0.text.contains("connection_established") })
            #expect(said.contains { !$0.isFromClient && $0.text.contains("heartbeat_response") })
            socket.sendRaw(opcode: 2, isFinal: true, payload: [1, 2, 3])
            #expect(await scene.closure(of: socket)?.code == 1003)
            try await scene.wait { $0.contains { $0.isEnded } }
        }
    }

    @Test("a refused handshake arrives as it is") func refusal() async throws {
        try await Scene.play { scene in
            let outcome = await WireSocket.connect(
                WireConnect(path: "/ws", query: [("token", "wrong")]), to: scene.target, label: "x",
                runtime: scene.runtime)
            switch outcome {
            case .refused(let refusal): #expect(refusal.status == 401)
            case .open(let socket): #expect(await scene.closure(of: socket)?.code == 1008)
            case .failed(let error): Issue.record("\(error)")
            }
        }
    }

    @Test("without a server a client's connection ends, and that is told") func unreachable() async throws {
        let events = Mutex<[TrafficEvent]>([])
        let proxy = try await WireProxy.start(WireTarget("http://127.0.0.1:1")) { event in
            events.withLock { $0.append(event) }
        }
        let runtime = WireRuntime()
        let exchanger = HTTPExchanger(runtime: runtime, target: try WireTarget(proxy.origin))
        await #expect(throws: WireError.self) { try await exchanger.exchange("GET", "/") }
        #expect(events.withLock { $0.contains { if case .unreachable = $0 { true } else { false } } })
        try await runtime.shutdown()
        try await proxy.stop()
    }
}
