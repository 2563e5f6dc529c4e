import ChatProtocol
import Foundation
import ReferenceServer

/// Rewrites the JSON of every frame of one event, or of all of them.
struct FrameRewriting: DeliveryStage {
    /// Nil rewrites all.
    let event: EventType?
    /// Gets the whole frame.
    let change: @Sendable (inout [String: Any]) -> Void

    init(_ event: EventType?, _ change: @escaping @Sendable (inout [String: Any]) -> Void) {
        self.event = event
        self.change = change
    }

    /// Rewrites only the `data` of the frame.
    init(dataOf event: EventType, _ change: @escaping @Sendable (inout [String: Any]) -> Void) {
        self.init(event) { frame in
            guard var data = frame["data"] as? [String: Any] else { return }
            change(&data)
            frame["data"] = data
        }
    }

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.map { delivery in
            guard event == nil || delivery.event == event else { return delivery }
            var delivery = delivery
            delivery.json = JSONObject.changed(delivery.json, change)
            return delivery
        }
    }
}
