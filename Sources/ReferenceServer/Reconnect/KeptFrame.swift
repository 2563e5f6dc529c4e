package import ChatProtocol
package import Foundation
package import NIOCore

/// A frame that may be sent again, or later: encoded once, kept by reference.
///
/// - Source: SPEC WIRE-052.
package struct KeptFrame: Sendable {
    package var name: FrameID
    package let event: EventType
    /// The JSON of the frame.
    package let text: ByteBuffer

    /// The JSON as plain bytes, for a decision that reads it.
    package var json: Data {
        Data(text.readableBytesView)
    }

    package init(name: FrameID, event: EventType, text: ByteBuffer) {
        self.name = name
        self.event = event
        self.text = text
    }
}
