/// What an identifier names, and out of which characters it is made.
///
/// - Source: SPEC WIRE-004.
public protocol IdentifierKind: Sendable {
    /// Whether the character may stand in an identifier of this kind; by default `A-Z a-z 0-9 _ -`.
    static func allows(_ character: Unicode.Scalar) -> Bool
}

extension IdentifierKind {
    /// The alphabet of this kind.
    public static func allows(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "A"..."Z", "a"..."z", "0"..."9", "_", "-": true
        default: false
        }
    }
}

/// The kind of `SessionID`.
public enum SessionKind: IdentifierKind {}
/// The kind of `MessageID`.
public enum MessageKind: IdentifierKind {}
/// The kind of `ConnectionID`.
public enum ConnectionKind: IdentifierKind {}
/// The kind of `FrameID`.
public enum FrameKind: IdentifierKind {}

/// The kind of `TempMessageID`, whose alphabet also has `.` and `:`.
public enum TempMessageKind: IdentifierKind {
    /// The alphabet of this kind.
    public static func allows(_ character: Unicode.Scalar) -> Bool {
        character == "." || character == ":" || FrameKind.allows(character)
    }
}

/// The kind of `RequestID`, which a client is free to write as it likes.
public enum RequestKind: IdentifierKind {
    /// The alphabet of this kind.
    public static func allows(_ character: Unicode.Scalar) -> Bool { true }
}

/// Names a session between a customer and the desk.
public typealias SessionID = Identifier<SessionKind>
/// Names a stored chat message; not the `messageId` of the frame that carries it.
public typealias MessageID = Identifier<MessageKind>
/// Names one open WebSocket.
public typealias ConnectionID = Identifier<ConnectionKind>
/// Names one frame: the `messageId` beside `type`.
public typealias FrameID = Identifier<FrameKind>
/// The sender's own name for a message, by which it is recognised when it is sent again.
public typealias TempMessageID = Identifier<TempMessageKind>
/// The client's own name for a command, repeated in the event that answers it.
public typealias RequestID = Identifier<RequestKind>
