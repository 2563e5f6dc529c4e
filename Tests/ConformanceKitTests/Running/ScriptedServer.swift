import Foundation
import RawJSON
import Synchronization

/// A chat server on plain sockets and threads that does what a test lets it do, and remembers what it heard.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        let method: String
        let path: String
        let query: String
        let headers: [String: String]
        let body: JSONValue?
    }

    struct Answer: Sendable {
        var status = 200
        var body: JSONValue = [:]
    }

    /// What the test decides; nil means the standard.
    struct Script: Sendable {
        var capabilities: JSONValue = ["testing": true]
        var answer: @Sendable (Request) -> Answer? = { _ in nil }
        /// Hears of every text message that is JSON.
        var received: @Sendable (JSONValue, ScriptedConnection, ScriptedServer) -> Void = { _, _, _ in }
        /// Whether a handshake is answered with 503.
        var refusesHandshake: @Sendable (Request) -> Bool = { _ in false }
    }

    private struct State {
        var connections: [ScriptedConnection] = []
        var requests: [(request: Request, moment: ContinuousClock.Instant)] = []
        var accounts = 0
    }

    let script: Script
    let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    init(_ script: Script = Script()) throws {
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 256) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else {
                    // Here and not in `stop`: a number that is free again would soon be another server's.
                    close(listener)
                    return
                }
                Thread.detachNewThread { self.serve(socket) }
            }
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// All connections that were opened, the oldest first.
    var connections: [ScriptedConnection] { state.withLock { $0.connections } }

    /// All requests but those of discovery, with their moments.
    var requests: [(request: Request, moment: ContinuousClock.Instant)] {
        state.withLock { $0.requests.filter { $0.request.path != "/capabilities" } }
    }

    /// Sends a frame to every connection of an account, known by its token.
    func send(_ frame: JSONValue, to token: String) {
        for connection in connections where connection.token == token { connection.send(frame) }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in connections { connection.cut() }
    }

    private func serve(_ socket: Int32) {
        let stream = ByteStream(socket: socket)
        defer { stream.close() }
        while let request = stream.request() {
            if request.headers["upgrade"] == nil {
                state.withLock { $0.requests.append((request, .now)) }
                stream.write(answer(to: request))
                continue
            }
            if script.refusesHandshake(request) {
                stream.write(Answer(status: 503, body: ["error": "full"]))
                continue
            }
            let token = request.query.split(separator: "&").first { $0.hasPrefix("token=") }?.dropFirst(6) ?? ""
            let connection = state.withLock { state in
                let connection = ScriptedConnection(stream, number: state.connections.count + 1, token: String(token))
                state.connections.append(connection)
                return connection
            }
            connection.run(accepting: request.headers["sec-websocket-key"] ?? "") { frame in
                self.script.received(frame, connection, self)
            }
            return
        }
    }

    private func answer(to request: Request) -> Answer {
        if let answer = script.answer(request) { return answer }
        switch (request.method, request.path) {
        case ("GET", "/capabilities"): return Answer(body: script.capabilities)
        case ("POST", "/accounts"):
            let number = state.withLock { state in
                state.accounts += 1
                return state.accounts
            }
            return Answer(status: 201, body: ["userId": .string("u-\(number)"), "token": .string("t-\(number)")])
        default: return Answer(body: ["path": .string(request.path)])
        }
    }
}
