import ReferenceServer
import Synchronization

extension Fault {
    static let countsRepeats = Fault(
        "counts-repeats", breaks: "STAT-003",
        "counts messages that are sent again among the day's", answering: CountsRepeats())
}

private final class CountsRepeats: AnswerStage {
    private let repeats = Mutex(0)

    func outgoing(_ answer: OutgoingAnswer) -> OutgoingAnswer {
        guard answer.status < 300 else { return answer }
        let data = JSONObject.parse(answer.body)?["data"] as? [String: Any]
        if data?["duplicate"] as? Bool == true { repeats.withLock { $0 += 1 } }
        guard answer.path.hasSuffix("/stats/today") else { return answer }
        let surplus = repeats.withLock { $0 }
        var answer = answer
        answer.body = JSONObject.changed(answer.body) { envelope in
            guard var data = envelope["data"] as? [String: Any], var stats = data["stats"] as? [String: Any] else {
                return
            }
            stats["todayMessages"] = (stats["todayMessages"] as? Int ?? 0) + surplus
            data["stats"] = stats
            envelope["data"] = data
        }
        return answer
    }
}
