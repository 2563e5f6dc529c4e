import RawJSON

/// What a step does: exactly one of these.
enum Verb: Sendable {
    // Actions
    case connect(Connect)
    case connectMany(ConnectMany)
    case send(Template)
    case raw(Raw)
    case call(Call)
    case close(Close)
    /// Closes the TCP connection without a close frame.
    case cut
    /// Stops reading from the socket.
    case stall
    case unstall
    case control(ControlRequest)

    // Observations
    case receive(Receive)
    /// The earliest frame that is not consumed must match.
    case receiveNext(Pattern)
    /// A pong of exactly these bytes must come.
    case receivePong([UInt8])
    case collect(Collect)
    case nothing(Nothing)
    case answer(AnswerPattern)
    /// The handshake was answered by this instead of 101.
    case refused(AnswerPattern)
    case closed(Closed)
    case follow(Follow)
    case check([Check])

    // Structure
    case repetition(Repetition)
    case together(Together)
    case either(Either)
    case table(Table)
    /// Frames that are lawful noise in this case.
    case ignore(Pattern)
}

extension Verb {
    /// The three groups of verbs; an `either` may hold observations only.
    enum Group: Sendable { case action, observation, structure }

    /// The verb as fixtures write it.
    enum Name: String, CaseIterable, Sendable {
        case connect, connectMany, send, raw, call, close, cut, stall, unstall, control
        case receive, receiveNext, receivePong, collect, nothing, answer, refused, closed, follow, check
        case repetition = "repeat"
        case together, either, table, ignore
    }

    var name: Name {
        switch self {
        case .connect: .connect
        case .connectMany: .connectMany
        case .send: .send
        case .raw: .raw
        case .call: .call
        case .close: .close
        case .cut: .cut
        case .stall: .stall
        case .unstall: .unstall
        case .control: .control
        case .receive: .receive
        case .receiveNext: .receiveNext
        case .receivePong: .receivePong
        case .collect: .collect
        case .nothing: .nothing
        case .answer: .answer
        case .refused: .refused
        case .closed: .closed
        case .follow: .follow
        case .check: .check
        case .repetition: .repetition
        case .together: .together
        case .either: .either
        case .table: .table
        case .ignore: .ignore
        }
    }
}

extension Verb.Name {
    var group: Verb.Group {
        switch self {
        case .connect, .connectMany, .send, .raw, .call, .close, .cut, .stall, .unstall, .control: .action
        case .receive, .receiveNext, .receivePong, .collect, .nothing, .answer, .refused, .closed, .follow, .check:
            .observation
        case .repetition, .together, .either, .table, .ignore: .structure
        }
    }

    /// Whether the step names who acts or observes.
    var hasActor: Bool {
        switch self {
        case .control, .nothing, .check, .repetition, .together, .either, .table: false
        default: true
        }
    }

    /// Whether the verb does something to an open connection.
    var actsOnConnection: Bool {
        switch self {
        case .send, .raw, .close, .cut, .stall, .unstall: true
        default: false
        }
    }

    /// Whether a deadline means anything to the verb.
    var hasDeadline: Bool {
        switch self {
        case .connect, .connectMany, .call, .receive, .receiveNext, .receivePong, .collect, .answer, .refused, .closed,
            .follow, .either:
            true
        default: false
        }
    }

    /// Whether something can come too early for the verb.
    var hasEarliest: Bool {
        switch self {
        case .receive, .receiveNext, .closed: true
        default: false
        }
    }
}
