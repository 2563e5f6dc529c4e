import ChatProtocol
import ReferenceServer
import Synchronization

extension Fault {
    static let oldOwnerListens = Fault(
        "old-owner-listens", breaks: "DESK-032",
        "goes on telling of messages to everybody who has heard a session's status", delivering: OldOwnerListens())
}

/// Remembers who has heard of a session and lets them hear its messages.
private final class OldOwnerListens: DeliveryStage {
    private let listeners = Mutex<[String: [ConnectionHandle]]>([:])

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.map { delivery in
            guard let data = JSONObject.parse(delivery.json)?["data"] as? [String: Any],
                let session = data["sessionId"] as? String
            else { return delivery }
            var delivery = delivery
            listeners.withLock { listeners in
                switch delivery.event {
                case .sessionStatus where data["status"] as? String != data["oldStatus"] as? String: break
                case .sessionStatus: listeners[session, default: []] += delivery.targets
                case .newMessage:
                    let others = listeners[session, default: []].filter { listener in
                        !delivery.targets.contains(listener) && listener.account?.role.isOperator == true
                    }
                    delivery.targets += Set(others)
                default: break
                }
            }
            return delivery
        }
    }
}
