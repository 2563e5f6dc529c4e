import ChatProtocol

/// Names frames: kept events after what they tell of, so that they have the same name for every receiver and after a
/// restart; all others by this start of the server and a counter. Writer thread only.
///
/// - Source: SPEC WIRE-013.
final class FrameNames {
    private let start = IdentifierSource.word()
    private var counter: UInt64 = 0

    func next() -> FrameID {
        counter += 1
        return FrameID(trusted: "f_\(start)_\(counter)")
    }

    static func newMessage(_ message: MessageID) -> FrameID {
        FrameID(trusted: "f_\(message.rawValue)")
    }

    /// A session enters each status once.
    static func status(_ status: SessionStatus, of session: SessionID) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_\(status.rawValue)")
    }

    static func closing(of session: SessionID) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_end")
    }

    /// A watermark that told of messages is reached once.
    static func read(_ session: SessionID, by side: SenderType, upTo seq: Int64) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_\(side.rawValue)_\(seq)")
    }
}
