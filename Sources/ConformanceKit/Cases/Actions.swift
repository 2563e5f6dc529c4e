import RawJSON

/// `connect`: opens a connection and, unless told otherwise, waits until it is ready.
struct Connect: Sendable {
    /// What is expected before the connection counts as open.
    enum Ready: Sendable {
        /// The suite's own pattern.
        case standard
        /// This pattern instead.
        case pattern(Pattern)
        /// Nothing: the outcome is recorded for a later observation.
        case none
    }

    /// Replaces members of the suite's query; nil removes one.
    let query: [Named<Template?>]
    /// Replaces the suite's headers; nil removes one.
    let headers: [Named<Template?>]
    /// Instead of the suite's; nil inside for none.
    let auth: Template??
    /// Instead of the suite's subprotocols.
    let subprotocols: [Template]?
    /// Instead of the suite's path.
    let path: TextTemplate?
    /// The connection to be taken up again.
    let resume: ActorTemplate?
    /// Leaves out the suite's headers that need an actor's attributes.
    let isAnonymous: Bool
    let ready: Ready
    let first: First
    /// Whether the suite's pings keep it open while it is idle.
    let isKeptAlive: Bool
    /// The kernel's receive buffer, small for a reader that is to stall soon.
    let receiveBufferBytes: Int?
    /// Whether a handshake that gives no access is tried again until the deadline.
    let isTriedAgain: Bool

    /// What is sent at once.
    enum First: Sendable {
        /// The suite's frame, unless nothing is expected before the connection counts as open.
        case standard
        /// This frame, or nothing.
        case frame(Template?)
    }
}

/// `connectMany`: opens connections until the whole case has so many.
struct ConnectMany: Sendable {
    let upTo: Amount
    /// How many of them one account may have.
    let perAccount: Amount

    /// More connections than this are more than a runner can open.
    static let most = 5000
    /// How many are opened at a time.
    static let atOnce = 32
}

/// `raw`: what a JSON value cannot say.
enum Raw: Sendable {
    /// Any text as one text frame.
    case text(Template)
    /// One frame of these bytes.
    case frame(bytes: [UInt8], opcode: Opcode)
    /// One text message in several frames.
    case fragments([Template])
    /// Bytes on the wire outside any frame.
    case bytes([UInt8])

    enum Opcode: String, CaseIterable, Sendable { case text, binary, ping, pong, close }
}

/// `call`: one HTTP exchange.
struct Call: Sendable {
    enum Body: Sendable {
        case none
        case json(Template)
        /// Any text, sent with JSON's content type.
        case text(Template)
        case bytes([UInt8])
        /// So many reproducible bytes.
        case blob(size: Template, seed: Int)
    }

    /// `GET`, or a placeholder that a table fills in.
    let method: TextTemplate
    /// Begins with a slash, or is made by a placeholder.
    let path: TextTemplate
    let query: [Named<Template>]
    /// Replaces the suite's headers; nil removes one.
    let headers: [Named<Template?>]
    /// Leaves out the suite's headers that need an actor's attributes.
    let isAnonymous: Bool
    let body: Body
    /// Ends the connection after so many bytes of the body.
    let cutAfterBytes: Int?
    /// What the answer must be, nil when a later step looks at it.
    let answer: AnswerPattern?
}

/// `close`: ends a connection in order.
struct Close: Sendable {
    let code: Int?
    let reason: TextTemplate?
}

/// `control`: asks the operator of the target for what cannot be done over the wire.
struct ControlRequest: Sendable {
    let name: String
    let arguments: Template
    /// What the control's answer must be, nil when nobody looks at it.
    let answer: Pattern?
}
