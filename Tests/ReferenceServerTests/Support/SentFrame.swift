import ChatProtocol
import Foundation

@testable import ReferenceServer

/// A frame that a batch released, with those who get it.
struct SentFrame {
    let event: EventType
    let targets: [ConnectionHandle]
    let json: Data

    init(_ delivery: Delivery) {
        event = delivery.event
        targets = delivery.targets
        json = delivery.json
    }

    /// The frame as a value of the protocol.
    func decoded<Payload: ServerEventPayload>(_ type: Payload.Type = Payload.self) throws -> ServerEvent<Payload> {
        try WireCoder.decode(ServerEvent<Payload>.self, from: json)
    }
}
