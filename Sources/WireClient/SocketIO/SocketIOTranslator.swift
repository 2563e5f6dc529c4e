import NIOConcurrencyHelpers
public import RawJSON

/// How a client introduces itself to a Socket.IO server.
public struct SocketIOHandshake: Sendable {
    /// The namespace to join, `/` for the main one.
    public var namespace: String
    /// What goes with CONNECT; nil for nothing.
    public var auth: JSONValue?
    /// Over HTTP long polling instead of a WebSocket.
    public var isPolling: Bool

    /// A handshake for the main namespace over a WebSocket, unless told otherwise.
    public init(namespace: String = "/", auth: JSONValue? = nil, isPolling: Bool = false) {
        self.namespace = namespace
        self.isPolling = isPolling
        self.auth = auth
    }
}

/// Turns the packets of one Socket.IO connection into JSON frames and back.
///
/// An event is an array, `["name", …]`. What else a case can see is an object: `{"connect": …}` once the namespace is
/// joined, `{"connect_error": …}` when it is not, `{"ack": […], "of": […]}` for an acknowledgement with the event that it
/// acknowledges, `{"disconnect": true}`. An event is sent as its array, or as `{"emit": […], "ack": true}` to ask for an
/// acknowledgement.
final class SocketIOTranslator: Sendable {
    /// What comes of a packet.
    enum Effect: Equatable {
        /// It asks for this at once.
        case answer(String)
        /// It says this to the case.
        case frame(JSONValue)
        /// Engine.IO ends the connection.
        case end
    }

    private struct State {
        var nextID = 0
        /// The events whose acknowledgement has not come.
        var unacknowledged: [Int: JSONValue] = [:]
    }

    private let handshake: SocketIOHandshake
    private let state = NIOLockedValueBox(State())

    init(_ handshake: SocketIOHandshake) {
        self.handshake = handshake
    }

    /// The effects of one Engine.IO packet.
    func received(_ text: String) -> [Effect] {
        switch text.first {
        case "0": [.answer(connect)]
        case "1": [.end]
        // The server's heartbeat; the payload of a probe comes back with it.
        case "2": [.answer("3" + text.dropFirst())]
        case "4": packet(text.dropFirst())
        default: []
        }
    }

    /// The packet for a frame of a case.
    func packet(for frame: JSONValue) -> String {
        guard case .object(let object) = frame, let event = object["emit"] else {
            return SocketIOPacket(.event, namespace: handshake.namespace, payload: frame.description).text
        }
        let id = state.withLockedValue { state -> Int? in
            guard object["ack"]?.boolValue == true else { return nil }
            defer { state.nextID += 1 }
            state.unacknowledged[state.nextID] = event
            return state.nextID
        }
        return SocketIOPacket(.event, namespace: handshake.namespace, id: id, payload: event.description).text
    }

    private var connect: String {
        let payload = handshake.auth.map(\.description) ?? ""
        return SocketIOPacket(.connect, namespace: handshake.namespace, payload: payload).text
    }

    private func packet(_ text: Substring) -> [Effect] {
        // Its attachments come in messages of their own; that there is one can be seen all the same.
        if text.first == "5" || text.first == "6" { return [.frame(["binary": .string(String(text))])] }
        guard let packet = SocketIOPacket(text), packet.namespace == handshake.namespace else { return [] }
        let content: JSONValue
        do throws(JSONParseError) {
            content = packet.payload.isEmpty ? .null : try JSONParser().parse(Array(packet.payload.utf8)).value
        } catch {
            return [.frame(["malformed": .string(String(text))])]
        }
        switch packet.kind {
        case .connect: return [.frame(["connect": content.isNull ? [:] : content])]
        case .refusal: return [.frame(["connect_error": content])]
        case .disconnect: return [.frame(["disconnect": true])]
        case .event: return [.frame(content)]
        case .acknowledgement:
            let event = packet.id.flatMap { id in state.withLockedValue { $0.unacknowledged.removeValue(forKey: id) } }
            return [.frame(["ack": content, "of": event ?? .null])]
        }
    }
}
