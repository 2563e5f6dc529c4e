import ChatProtocol
import Foundation
import NIOConcurrencyHelpers
import NIOCore
import WebSocketTransport

/// Keeps the frames of one test connection until the test asks for them.
final class Inbox: WebSocketEndpoint, Sendable {
    private struct Waiter {
        let number: Int
        let event: EventType?
        let continuation: CheckedContinuation<Data?, Never>
    }

    private struct State {
        var frames: [Data] = []
        var waiters: [Waiter] = []
        var closure: WebSocketClosure?
        var count = 0
    }

    private let state = NIOLockedValueBox(State())
    private let ended = AsyncStream<WebSocketClosure>.makeStream()

    func opened(_ socket: WebSocket) {}

    func received(text: ByteBuffer, on socket: WebSocket) {
        let frame = Data(text.readableBytesView)
        let waiter = state.withLockedValue { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { Self.matches(frame, $0.event) }) else {
                state.frames.append(frame)
                return nil
            }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: frame)
    }

    func received(binary: ByteBuffer, on socket: WebSocket) {}

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {
        let waiters = state.withLockedValue { state in
            state.closure = closure
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(returning: nil) }
        ended.continuation.yield(closure)
        ended.continuation.finish()
    }

    /// How the connection ended; waits for it.
    func closure() async -> WebSocketClosure? {
        for await closure in ended.stream { return closure }
        return state.withLockedValue { $0.closure }
    }

    /// The next frame of the event (of any, without one), nil when none comes in time.
    func next(_ event: EventType?, on loop: any EventLoop) async -> Data? {
        let number = state.withLockedValue { state in
            state.count += 1
            return state.count
        }
        let deadline = loop.scheduleTask(in: .seconds(10)) { self.giveUp(number) }
        defer { deadline.cancel() }
        return await withCheckedContinuation { continuation in
            let frame = state.withLockedValue { state -> Data?? in
                if let index = state.frames.firstIndex(where: { Self.matches($0, event) }) {
                    return state.frames.remove(at: index)
                }
                guard state.closure == nil else { return .some(nil) }
                state.waiters.append(Waiter(number: number, event: event, continuation: continuation))
                return nil
            }
            if let frame { continuation.resume(returning: frame) }
        }
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLockedValue { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: nil)
    }

    private static func matches(_ frame: Data, _ event: EventType?) -> Bool {
        guard let event else { return true }
        struct Head: Decodable { let type: EventType }
        return (try? WireCoder.decode(Head.self, from: frame).type) == event
    }
}
