import RawJSON

/// How a connection is opened and what its frames look like.
struct SocketDescription: Sendable {
    let transport: Transport
    let path: TextTemplate
    let query: [Named<Template>]
    let headers: [Named<Template>]
    /// Offered in this order.
    let subprotocols: [Template]
    /// What goes with Socket.IO's CONNECT, if anything.
    let auth: Template?
    /// Socket.IO's namespace.
    let namespace: String
    /// The frame the client sends at once, if any.
    let first: Template?
    /// What the server's first frame must match.
    let ready: Pattern?
    /// Where in a frame its event stands.
    let event: JSONPath
    let track: [Tracked]
    /// The timing by half of which an idle connection is kept open with pings; nil where servers need none.
    let keepAlive: String?
    /// Replaces members of the query when a connection is taken up again; nil removes one.
    let resumeQuery: [Named<Template?>]

    /// What carries the frames.
    enum Transport: String, CaseIterable, Sendable {
        case webSocket = "websocket"
        case socketIO = "socketio"
        /// Socket.IO over HTTP long polling.
        case socketIOPolling = "socketio-polling"
    }

    /// A value of the newest frame of some events, kept as a built-in of the connection.
    struct Tracked: Sendable, Hashable {
        let name: String
        let path: JSONPath
        let events: Set<String>
    }

    /// The built-ins that every ready connection has: `<mei/phone.NAME>`.
    var builtIns: [String] { (ready?.boundNames.map(\.name) ?? []) + track.map(\.name) }
}
