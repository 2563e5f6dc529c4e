import RawJSON

/// A text message that a connection received, and where the protocol's event name stands in it.
struct ReceivedFrame: Sendable {
    /// Its position among all that came over the connection.
    let index: Int
    /// When its last byte was read.
    let arrival: ContinuousClock.Instant
    let text: String
    /// Nil when the text is not JSON.
    let value: JSONValue?
    /// The event's name, nil when there is none at the suite's path.
    let event: String?
    /// Places in the value that a descriptor has made up.
    var madeUp: [JSONPath] = []
    /// The frame as the server sent it, its members under the suite's names; nil without a descriptor.
    var raw: JSONValue?
}

/// The answer to a ping.
struct ReceivedPong: Sendable {
    /// Its position among all that came over the connection.
    let index: Int
    let arrival: ContinuousClock.Instant
    let bytes: [UInt8]
}

/// How a connection came to its end.
struct ConnectionEnd: Sendable, Hashable {
    let time: ContinuousClock.Instant
    /// The server's close code, nil when TCP ended without a close frame.
    let code: Int?
    let reason: String
    /// Whether the case itself closed or cut the connection first.
    let isOwn: Bool
}

/// What became of a handshake that was not accepted.
enum RefusedHandshake: Sendable {
    /// The server answered, but not with 101.
    case answered(status: Int, headers: [(name: String, value: String)], body: JSONValue?)
    /// There was no answer.
    case failed(String)
}

/// What one connection has seen up to a moment, and what the case has made of it: enough to judge every observation
/// without touching a socket.
struct ConnectionView: Sendable {
    var frames: [ReceivedFrame] = []
    var pongs: [ReceivedPong] = []
    var end: ConnectionEnd?
    /// Nil when the handshake was accepted.
    var refusal: RefusedHandshake?
    /// The frames and pongs that earlier observations have consumed.
    var consumed: Set<Int> = []
    /// Lawful noise: patterns with the names they were written with.
    var ignored: [(pattern: Pattern, bindings: Bindings)] = []

    /// The frames that nothing has consumed, the oldest first.
    var open: [ReceivedFrame] { frames.filter { !consumed.contains($0.index) } }

    /// Whether a step has declared frames like this lawful noise.
    func ignores(_ frame: ReceivedFrame) -> Bool {
        ignored.contains { $0.pattern.match(frame.value, $0.bindings).isMatch }
    }
}
