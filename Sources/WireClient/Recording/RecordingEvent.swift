/// One thing that happened on the wire.
public struct RecordingEvent: Sendable {
    /// Seen from this side.
    public enum Direction: String, Sendable, Hashable {
        case sent, received
        /// Done here with nothing on the wire, such as to stop reading.
        case local
    }

    /// What happened; it decides which members of the event are filled.
    public enum Kind: String, Sendable, Hashable {
        case request, response, requestFailed
        case handshake, opened, refused, connectFailed
        case text, binary, ping, pong, close
        /// A frame or bytes that were sent as given, lawful or not.
        case raw
        /// The end of a socket, as this side learned it.
        case ended
        case cut, stall, unstall
        /// From here on pings go out whenever nothing else does; they are not recorded one by one.
        case keepAlive
        /// A send after the end of a socket; nothing left this side.
        case dropped
    }

    /// Of a send: before its bytes were written. Of an arrival: on the event loop, at receipt.
    public let time: WireTime
    /// The actor or connection, such as `mei/phone`.
    public let label: String
    /// Whether it left, came, or stayed here.
    public let direction: Direction
    /// See `Kind`.
    public let kind: Kind
    /// Request line, frame text, close reason or failure; see `kind`.
    public var text: String
    /// Body or frame where it is not text.
    public var bytes: [UInt8]
    /// The HTTP status or the close code.
    public var status: Int?
    /// Of a request, a handshake or their answers.
    public var headers: [WireHeader]

    /// States an event; what a kind does not have stays empty.
    public init(
        time: WireTime = .now(), label: String, direction: Direction, kind: Kind, text: String = "",
        bytes: [UInt8] = [], status: Int? = nil, headers: [WireHeader] = []
    ) {
        self.time = time
        self.label = label
        self.direction = direction
        self.kind = kind
        self.text = text
        self.bytes = bytes
        self.status = status
        self.headers = headers
    }
}
