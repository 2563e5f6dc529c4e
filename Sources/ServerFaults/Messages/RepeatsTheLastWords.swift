import ChatProtocol
import ReferenceServer
import Synchronization

extension Fault {
    static let repeatsTheLastWords = Fault(
        "repeats-the-last-words", breaks: "MSG-019",
        "delivers the last message of a session once more after its end", delivering: RepeatsTheLastWords())
}

private final class RepeatsTheLastWords: DeliveryStage {
    private let last = Mutex<[String: Delivery]>([:])

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.flatMap { delivery -> [Delivery] in
            guard let data = JSONObject.parse(delivery.json)?["data"] as? [String: Any],
                let session = data["sessionId"] as? String
            else { return [delivery] }
            return last.withLock { last in
                if delivery.event == .newMessage { last[session] = delivery }
                guard delivery.event == .sessionClosed, let words = last[session] else { return [delivery] }
                return [delivery, words]
            }
        }
    }
}
