/// Sees the frames of a committed batch with their targets before they leave.
package protocol DeliveryStage: Sendable {
    /// - Parameters:
    ///   - deliveries: in the order in which they leave.
    ///   - everyone: all open connections.
    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery]
}

/// Lets them pass as they are.
package struct SpecifiedDeliveryStage: DeliveryStage {
    package init() {}

    package func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        deliveries
    }
}
