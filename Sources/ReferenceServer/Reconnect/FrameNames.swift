import ChatProtocol

/// Names frames: kept events after what they tell of, where it is told once, so that they have the same name for every
/// receiver and after a restart; all others by this start of the server and a counter. Writer thread only.
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

    /// The message that a frame of this name tells of.
    static func message(toldBy name: FrameID, _ event: EventType) -> MessageID? {
        event == .newMessage ? MessageID(trusted: String(name.rawValue.dropFirst(2))) : nil
    }

    /// A session enters each status once.
    static func status(_ status: SessionStatus, of session: SessionID) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_\(status.rawValue)")
    }

    /// A session may go from hand to hand as often as people like, so that nothing that is stored tells the times apart.
    static func transfer(at now: Timestamp) -> FrameID {
        FrameID(trusted: IdentifierSource.make("f_", at: now.millisecondsSince1970))
    }

    static func closing(of session: SessionID) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_end")
    }

    /// A watermark that told of messages is reached once.
    static func read(_ session: SessionID, by side: SenderType, upTo seq: Int64) -> FrameID {
        FrameID(trusted: "f_\(session.rawValue)_\(side.rawValue)_\(seq)")
    }
}
