import Foundation
import RawJSON
import Synchronization

/// Somebody who uses the server in the ordinary way all the while: every heartbeat has to be answered within 5 s, and
/// nothing else may come. [WIRE-038, SEC-001]
final class Probe: Sendable {
    private struct State {
        var isOver = false
        var slowest = Duration.zero
        var beats = 0
        var problem: String?
        /// How often something came that its account was not to hear any more when that was looked at.
        var strays = 0
    }

    /// An input may make the account an operator and the next one a customer again, before the probe can look: once or
    /// twice in a million inputs. A leak comes again.
    private static let straysExcused = 2

    private let state = Mutex(State())
    private let port: Int

    init(port: Int) {
        self.port = port
    }

    func stop() {
        state.withLock { $0.isOver = true }
    }

    var report: (beats: Int, slowest: Duration, problem: String?) {
        state.withLock { ($0.beats, $0.slowest, $0.problem) }
    }

    /// Runs until it is stopped or something is wrong.
    func run() {
        do {
            while !state.withLock({ $0.isOver }) { try watch() }
        } catch {
            state.withLock { $0.problem = "\(error)" }
        }
    }

    /// One account's connection, until an input has changed the account.
    private func watch() throws {
        // A server may end a connection that has been idle for as long as one account lasts.
        let http = HTTPConnection(port: port)
        let body = JSONValue.object(["nickname": .string("probe")])
        let account = try World.call("POST", "/api/v2/testing/accounts", nil, body, http)
        let token = account["token"]?.stringValue ?? ""
        let socket = try SocketConnection(port: port, query: "token=\(token)")
        var random = Randomness(seed: 0, index: 0)
        while !state.withLock({ $0.isOver }) {
            let start = ContinuousClock.now
            socket.write(FrameStream.text(Array("{\"type\":\"heartbeat\",\"data\":{}}".utf8), &random))
            switch try socket.next(until: ContinuousClock.Instant.patience) {
            case .event(let event):
                guard event["type"]?.stringValue == "heartbeat_response" else {
                    if try isStillCustomer(token), isOneTooMany() {
                        throw FuzzError.notAnswered("the probe got \(event)")
                    }
                    return
                }
            case .closed(let code):
                // Inputs ban accounts by number, and may meet this one.
                guard code == 4403 else {
                    throw FuzzError.notAnswered("the probe was closed with \(code.map(String.init) ?? "nothing")")
                }
                return
            case .nothing: throw FuzzError.notAnswered("the probe's heartbeat was not answered within 5 s")
            }
            let took = start.duration(to: .now)
            state.withLock { state in
                state.beats += 1
                state.slowest = max(state.slowest, took)
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    private func isOneTooMany() -> Bool {
        state.withLock { state in
            state.strays += 1
            return state.strays > Self.straysExcused
        }
    }

    private func isStillCustomer(_ token: String) throws -> Bool {
        let http = HTTPConnection(port: port)
        let message = HTTPMessage(
            target: "/api/v2/admin/chat/sessions", headers: [("Authorization", "Bearer \(token)")])
        guard case .answer(let answer) = try http.exchange(message) else { return true }
        return answer.status == 403
    }
}
