import ReferenceServer

extension Fault {
    static let keptIsRenamed = Fault(
        "kept-is-renamed", breaks: "WIRE-052",
        "gives kept events another messageId than they had for others", delivering: KeptIsRenamed())
}

private struct KeptIsRenamed: DeliveryStage {
    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.map { delivery in
            guard delivery.isReplay else { return delivery }
            var delivery = delivery
            delivery.json = JSONObject.changed(delivery.json) { $0["messageId"] = "late_\($0["messageId"] ?? "")" }
            return delivery
        }
    }
}
