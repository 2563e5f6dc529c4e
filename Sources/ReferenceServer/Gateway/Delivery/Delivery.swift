package import ChatProtocol
package import Foundation
package import NIOCore

/// One frame of a batch, encoded once, and the connections it goes to.
package struct Delivery: Sendable {
    package var event: EventType
    /// The JSON of the frame.
    package var text: ByteBuffer
    package var targets: [ConnectionHandle]
    /// Whether it was made for an earlier moment, when its target was away.
    package var isReplay = false

    /// The JSON as plain bytes, for a stage that rewrites it.
    package var json: Data {
        get { Data(text.readableBytesView) }
        set { text = ByteBuffer(bytes: newValue) }
    }

    package init(event: EventType, text: ByteBuffer, targets: [ConnectionHandle]) {
        self.event = event
        self.text = text
        self.targets = targets
    }
}
