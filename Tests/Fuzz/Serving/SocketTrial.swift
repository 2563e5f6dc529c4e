import ChatProtocol
import Foundation
import RawJSON

/// Sends bytes over a socket and a heartbeat behind them, and judges what comes.
struct SocketTrial {
    let socket: SocketConnection

    /// Close codes that other inputs may have brought about.
    private static let causedElsewhere: Set<UInt16> = [
        CloseCode.noAccess.rawValue, CloseCode.tokenEnded.rawValue, CloseCode.revoked.rawValue,
        CloseCode.replaced.rawValue,
    ]

    /// - Returns: the verdict, and whether the socket can be used again.
    func send(_ bytes: [UInt8], index: Int) -> (verdict: Verdict, isOpen: Bool) {
        let name = "fuzz-\(index)"
        let heartbeat = Array("{\"type\":\"heartbeat\",\"requestId\":\"\(name)\"}".utf8)
        var random = Randomness(seed: 0, index: index)
        let all = bytes + FrameStream.text(heartbeat, &random)
        let expectation = SocketExpectation(of: all, endingWith: heartbeat)
        socket.write(all)
        do {
            switch expectation {
            case .waits: return (Verdict(outcome: "unfinished"), false)
            case .answers: return try answered(name)
            case .ends(let code): return (try ended(code), false)
            }
        } catch {
            return (Verdict(outcome: "garbled", problems: ["\(error)"]), false)
        }
    }

    private func answered(_ name: String) throws -> (Verdict, Bool) {
        var verdict = Verdict(outcome: "accepted")
        let deadline = ContinuousClock.Instant.patience
        while true {
            switch try socket.next(until: deadline) {
            case .event(let event):
                if event["requestId"]?.stringValue == name { return (verdict, true) }
                judge(event, &verdict)
            case .closed(let code):
                verdict.outcome = "closed with \(code.map(String.init) ?? "nothing")"
                if !Self.causedElsewhere.contains(code ?? 0) {
                    verdict.problems.append("the connection was \(verdict.outcome)")
                }
                return (verdict, false)
            case .nothing:
                verdict.problems.append("no answer within 5 s")
                return (verdict, false)
            }
        }
    }

    private func ended(_ code: UInt16) throws -> Verdict {
        var verdict = Verdict(outcome: "ended")
        let deadline = ContinuousClock.Instant.patience
        while true {
            switch try socket.next(until: deadline) {
            case .event(let event): judge(event, &verdict)
            case .closed(let found):
                verdict.outcome = "ended with \(found.map(String.init) ?? "nothing")"
                if let found, found != code, !Self.causedElsewhere.contains(found) {
                    verdict.problems.append("\(verdict.outcome) instead of \(code)")
                }
                return verdict
            case .nothing:
                verdict.problems.append("still open after 5 s, an end with \(code) was due")
                return verdict
            }
        }
    }

    private func judge(_ event: JSONValue, _ verdict: inout Verdict) {
        guard event["type"]?.stringValue == EventType.error.rawValue else { return }
        let number = event["data"]?["code"]?.int64Value ?? 0
        verdict.outcome = "\(number)"
        guard let code = ErrorCode(rawValue: Int(number)), code.occursOnSocket, code != .serverFailed else {
            verdict.problems.append("answered with \(event)")
            return
        }
    }
}
