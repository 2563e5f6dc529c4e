package import ChatProtocol
package import Foundation
package import NIOCore

/// One frame of a batch, encoded once, and the connections it goes to.
package struct Delivery: Sendable {
    /// What the frame means to the bookkeeping of its receivers.
    package enum Role: Sendable {
        case event
        /// Somebody's message; a connection that is just sending the same one does not get it.
        case message(MessageDraft)
        /// The answer to a message of the receiver.
        case acknowledgement(MessageDraft)
    }

    package var event: EventType
    /// The JSON of the frame.
    package var text: ByteBuffer
    package var targets: [ConnectionHandle]
    package var role: Role

    /// The JSON as plain bytes, for a stage that rewrites it.
    package var json: Data {
        get { Data(text.readableBytesView) }
        set { text = ByteBuffer(bytes: newValue) }
    }

    package init(event: EventType, text: ByteBuffer, targets: [ConnectionHandle], role: Role = .event) {
        self.event = event
        self.text = text
        self.targets = targets
        self.role = role
    }
}
