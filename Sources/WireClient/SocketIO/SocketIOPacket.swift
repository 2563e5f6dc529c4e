import RawJSON

/// A packet of Socket.IO inside a message of Engine.IO, without binary attachments.
///
/// - Source: Engine.IO protocol 4, Socket.IO protocol 5.
package struct SocketIOPacket: Equatable {
    package enum Kind: Character {
        case connect = "0"
        case disconnect = "1"
        case event = "2"
        case acknowledgement = "3"
        case refusal = "4"
    }

    package let kind: Kind
    /// `/` for the main one.
    package let namespace: String
    /// By which an event and its acknowledgement know each other.
    package let id: Int?
    /// The JSON text, empty if there is none.
    package let payload: String

    init(_ kind: Kind, namespace: String, id: Int? = nil, payload: String = "") {
        self.kind = kind
        self.namespace = namespace
        self.id = id
        self.payload = payload
    }

    /// Reads what stands behind Engine.IO's `4`; nil for what is none, or has attachments.
    package init?(_ text: Substring) {
        guard let first = text.first, let kind = Kind(rawValue: first) else { return nil }
        self.kind = kind
        var rest = text.dropFirst()
        if rest.first == "/" {
            let end = rest.firstIndex(of: ",") ?? rest.endIndex
            // What a client may add behind a question mark belongs to the handshake.
            namespace = String(rest[..<end].prefix { $0 != "?" })
            rest = rest[end...].dropFirst()
        } else {
            namespace = "/"
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        id = Int(digits)
        payload = String(rest.dropFirst(digits.count))
    }

    /// With Engine.IO's `4` before it.
    var text: String {
        "4\(kind.rawValue)" + (namespace == "/" ? "" : "\(namespace),") + (id.map(String.init) ?? "") + payload
    }
}
