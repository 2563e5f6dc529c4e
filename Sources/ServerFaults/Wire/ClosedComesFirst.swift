import Foundation
import ReferenceServer
import Synchronization

extension Fault {
    static let closedComesFirst = Fault(
        "closed-comes-first", breaks: "WIRE-023", "says that a session is closed to those whom it does not concern"
    ) { ServerSeams(answer: ClosedComesFirst()) }
}

private final class ClosedComesFirst: AnswerStage {
    private let closed = Mutex<Set<String>>([])

    func outgoing(_ answer: OutgoingAnswer) -> OutgoingAnswer {
        let parts = answer.path.split(separator: "/")
        guard let index = parts.firstIndex(of: "sessions"), parts.count > index + 1 else { return answer }
        let session = String(parts[index + 1])
        if answer.path.hasSuffix("/close"), answer.status == 200 { closed.withLock { _ = $0.insert(session) } }
        guard answer.code == 4032, closed.withLock({ $0.contains(session) }) else { return answer }
        var answer = answer
        answer.status = 409
        answer.body = JSONObject.changed(answer.body) { $0["code"] = 4092 }
        return answer
    }
}
