import RawJSON
import WireClient
import WireProxy

/// Makes connections and frames of the packets of Socket.IO, over long polling, a WebSocket, or first the one and then
/// the other.
struct SocketIOTraffic {
    /// The connections by Engine.IO's session id.
    private var bySession: [String: Int] = [:]
    /// Which connection goes on in a WebSocket.
    private var byWebSocket: [Int: Int] = [:]
    /// The events that asked for an acknowledgement, by connection and packet id.
    private var unacknowledged: [Int: [Int: JSONValue]] = [:]

    /// - Returns: false for what is none of Socket.IO.
    mutating func take(_ exchange: ProxiedExchange, at: Int, into session: inout RecordedSession) -> Bool {
        let (path, query) = exchange.target.pathAndQuery
        guard query.contains(where: { $0.name == "EIO" }) else { return false }
        guard let known = query.first(where: { $0.name == "sid" })?.value else {
            let opening = String(decoding: exchange.body, as: UTF8.self)
            if let sid = JSONValue(received: String(opening.dropFirst()))?["sid"]?.stringValue {
                // Never the number of a WebSocket.
                let id = -1 - bySession.count
                bySession[sid] = id
                session.open(id, at: at, path, query, exchange.requestHeaders, isPolling: true)
            }
            return true
        }
        guard let socket = bySession[known] else { return true }
        let isFromClient = exchange.method == "POST"
        let packets = String(decoding: isFromClient ? exchange.requestBody : exchange.body, as: UTF8.self)
        for packet in packets.split(separator: "\u{1E}") {
            read(packet, socket, isFromClient: isFromClient, at: at, into: &session)
        }
        return true
    }

    /// - Returns: false for what is none of Socket.IO.
    mutating func take(_ handshake: ProxiedSocket, at: Int, into session: inout RecordedSession) -> Bool {
        let (path, query) = handshake.target.pathAndQuery
        guard query.contains(where: { $0.name == "EIO" }) else { return false }
        if let socket = query.first(where: { $0.name == "sid" }).flatMap({ bySession[$0.value] }) {
            byWebSocket[handshake.id] = socket
            session.changeSocketIO(of: socket) { $0.isPolling = false }
        } else {
            byWebSocket[handshake.id] = handshake.id
            session.open(handshake.id, at: at, path, query, handshake.requestHeaders, isPolling: false)
        }
        return true
    }

    /// - Returns: false for what is none of Socket.IO.
    mutating func take(
        _ text: String, of webSocket: Int, isFromClient: Bool, at: Int, into session: inout RecordedSession
    ) -> Bool {
        guard let socket = byWebSocket[webSocket] else { return false }
        read(text[...], socket, isFromClient: isFromClient, at: at, into: &session)
        return true
    }

    private mutating func read(
        _ text: Substring, _ socket: Int, isFromClient: Bool, at: Int, into session: inout RecordedSession
    ) {
        guard text.first == "4", let packet = SocketIOPacket(text.dropFirst()) else { return }
        let content = JSONValue(received: packet.payload) ?? .null
        let value: JSONValue
        switch (packet.kind, isFromClient) {
        case (.connect, true):
            session.changeSocketIO(of: socket) { ($0.namespace, $0.auth) = (packet.namespace, content) }
            return
        case (.connect, false): value = ["connect": content]
        case (.event, true):
            if let id = packet.id { unacknowledged[socket, default: [:]][id] = content }
            value = packet.id == nil ? content : ["emit": content, "ack": true]
        case (.event, false): value = content
        case (.acknowledgement, false):
            value = ["ack": content, "of": packet.id.flatMap { unacknowledged[socket]?[$0] } ?? .null]
        case (.acknowledgement, true), (.disconnect, _), (.refusal, _): return
        }
        session.frames.append(
            RecordedSession.Frame(at: at, socket: socket, isFromClient: isFromClient, value: value))
    }
}

extension RecordedSession {
    fileprivate mutating func open(
        _ id: Int, at: Int, _ path: String, _ query: [(name: String, value: String)], _ headers: [WireHeader],
        isPolling: Bool
    ) {
        let own = query.filter { !["EIO", "transport", "t", "sid"].contains($0.name) }
        sockets.append(
            Socket(
                id: id, at: at, path: path, query: own, headers: headers,
                socketIO: SocketIOSide(isPolling: isPolling)))
    }

    fileprivate mutating func changeSocketIO(of socket: Int, _ change: (inout SocketIOSide) -> Void) {
        guard let place = sockets.firstIndex(where: { $0.id == socket }), var side = sockets[place].socketIO else {
            return
        }
        change(&side)
        sockets[place].socketIO = side
    }
}
