import ChatProtocol
import ReferenceServer

/// Changes where the frames of one event go, or whether and how often.
struct FrameRouting: DeliveryStage {
    /// Nil routes all.
    let event: EventType?
    let route: @Sendable (Delivery, _ everyone: () -> [ConnectionHandle]) -> [Delivery]

    init(
        _ event: EventType?, _ route: @escaping @Sendable (Delivery, () -> [ConnectionHandle]) -> [Delivery]
    ) {
        self.event = event
        self.route = route
    }

    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries.flatMap { delivery in
            event == nil || delivery.event == event ? route(delivery, everyone) : [delivery]
        }
    }
}
