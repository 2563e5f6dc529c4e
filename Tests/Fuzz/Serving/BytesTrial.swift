import Foundation

/// Sends bytes over a TCP connection of their own, says that nothing follows, and reads to the end.
enum BytesTrial {
    static func send(_ bytes: [UInt8], port: Int) throws -> Verdict {
        let connection = try TCPConnection(port: port)
        let deadline = ContinuousClock.Instant.patience
        _ = connection.write(bytes, until: deadline)
        connection.finishWriting()
        var arrived: [UInt8] = []
        while true {
            switch connection.read(until: deadline) {
            case .bytes(let more): arrived += more
            case .end: return verdict(arrived)
            case .nothing:
                var verdict = verdict(arrived)
                verdict.problems.append("still open 5 s after its client ended it")
                return verdict
            }
        }
    }

    private static func verdict(_ arrived: [UInt8]) -> Verdict {
        guard !arrived.isEmpty else { return Verdict(outcome: "closed") }
        var arrived = arrived
        do {
            guard let answer = try HTTPAnswer.take(from: &arrived, hasBody: false) else {
                return Verdict(outcome: "closed amid an answer")
            }
            guard answer.status != 101 else { return Verdict(outcome: "upgraded") }
            return AnswerCheck.statusOnly(answer.status)
        } catch {
            return Verdict(outcome: "garbled", problems: ["\(error)"])
        }
    }
}
