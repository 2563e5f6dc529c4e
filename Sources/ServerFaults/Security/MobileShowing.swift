import ChatProtocol
import ReferenceServer

/// Adds the mobile number of the sender to `new_message`.
struct MobileShowing: DeliveryStage {
    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.map { delivery in
            guard delivery.event == .newMessage else { return delivery }
            var delivery = delivery
            let accounts = everyone().compactMap(\.account)
            delivery.json = JSONObject.changed(delivery.json) { frame in
                guard var data = frame["data"] as? [String: Any], var sender = data["sender"] as? [String: Any] else {
                    return
                }
                let account = accounts.first { $0.id.rawValue == sender["userId"] as? Int64 }
                sender["mobile"] = account?.mobile
                data["sender"] = sender
                frame["data"] = data
            }
            return delivery
        }
    }
}
