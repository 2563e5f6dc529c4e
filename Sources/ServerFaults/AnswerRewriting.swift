import Foundation
import ReferenceServer

/// Rewrites the answers that a condition chooses.
struct AnswerRewriting: AnswerStage {
    let isChosen: @Sendable (OutgoingAnswer) -> Bool
    let change: @Sendable (inout OutgoingAnswer) -> Void

    init(
        where isChosen: @escaping @Sendable (OutgoingAnswer) -> Bool,
        _ change: @escaping @Sendable (inout OutgoingAnswer) -> Void
    ) {
        self.isChosen = isChosen
        self.change = change
    }

    /// Rewrites `data` of the successful answers below a path that ends so.
    init(
        dataOf method: String, endingIn suffix: String, _ change: @escaping @Sendable (inout [String: Any]) -> Void
    ) {
        self.init(
            where: { $0.method == method && $0.path.hasSuffix(suffix) && $0.status < 300 },
            { answer in
                answer.body = JSONObject.changed(answer.body) { envelope in
                    guard var data = envelope["data"] as? [String: Any] else { return }
                    change(&data)
                    envelope["data"] = data
                }
            })
    }

    func outgoing(_ answer: OutgoingAnswer) -> OutgoingAnswer {
        guard isChosen(answer) else { return answer }
        var answer = answer
        change(&answer)
        return answer
    }
}

extension OutgoingAnswer {
    /// The error code of its envelope.
    var code: Int? {
        JSONObject.parse(body)?["code"] as? Int
    }
}
