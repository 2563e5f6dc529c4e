import ChatProtocol
import NIOCore
import WebSocketTransport

/// Closes a connection whose token ended between handshake and opening.
///
/// - Source: SPEC WIRE-011.
final class Doorkeeper: WebSocketEndpoint {
    private let refusal: Refusal

    init(_ refusal: Refusal) {
        self.refusal = refusal
    }

    func opened(_ socket: WebSocket) {
        socket.close(code: CloseCode.noAccess.rawValue, reason: refusal.closeReason)
    }

    func received(text: ByteBuffer, on socket: WebSocket) {}

    func received(binary: ByteBuffer, on socket: WebSocket) {}

    func closed(_ closure: WebSocketClosure, on socket: WebSocket) {}
}

extension Refusal {
    /// The reason of a close frame that gives no access.
    ///
    /// - Source: SPEC WIRE-011.
    var closeReason: String {
        switch code {
        case .tokenMissing: "auth.missing"
        case .tokenInvalid: "auth.invalid"
        case .accountBanned: "auth.banned"
        default: message
        }
    }
}
