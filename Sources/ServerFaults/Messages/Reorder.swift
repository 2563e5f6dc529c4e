import ChatProtocol
import Foundation
import ReferenceServer

extension Fault {
    static let reorder = Fault(
        "reorder", breaks: "MSG-007", "delivers some messages after the one that follows them", delivering: Reorder())
}

/// Keeps every seventh message of a session back until the next one has gone. Called on the writer thread alone.
private final class Reorder: DeliveryStage, @unchecked Sendable {
    private var held: [String: Delivery] = [:]

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.flatMap { delivery -> [Delivery] in
            guard delivery.event == .newMessage,
                let data = JSONObject.parse(delivery.json)?["data"] as? [String: Any],
                let session = data["sessionId"] as? String, let seq = data["seq"] as? Int
            else { return [delivery] }
            if let earlier = held.removeValue(forKey: session) { return [delivery, earlier] }
            guard seq % 7 == 6 else { return [delivery] }
            held[session] = delivery
            return []
        }
    }
}
