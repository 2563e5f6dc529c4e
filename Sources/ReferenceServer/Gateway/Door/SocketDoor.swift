import ChatProtocol
import Foundation
import NIOHTTP1

/// Decides which handshakes become connections.
///
/// - Source: SPEC 3.2, WIRE-011.
struct SocketDoor: Sendable {
    static let path = "/ws"

    let tokens: TokenService
    let tickets: TicketBox

    /// Whether the handshake is for the socket and brings a valid token.
    func accepts(_ head: HTTPRequestHead) -> Bool {
        guard head.uri.prefix(while: { $0 != "?" }) == Self.path else { return false }
        do {
            _ = try token(in: head.uri, isEntering: false)
            return true
        } catch {
            // The router explains it.
            return false
        }
    }

    /// The token that stands in the query, or that asked for the ticket that stands there.
    ///
    /// - Parameter isEntering: whether a connection is made of it, which uses a ticket up.
    /// - Errors: 4001, 4002.
    func token(in uri: String, isEntering: Bool) throws(Refusal) -> AccessToken {
        let items = URLComponents(string: uri)?.queryItems ?? []
        if let text = items.first(where: { $0.name == "token" })?.value, !text.isEmpty {
            return try tokens.token(text)
        }
        if let ticket = items.first(where: { $0.name == "ticket" })?.value, !ticket.isEmpty {
            let token = try tickets.token(for: ticket, isUsed: isEntering)
            guard tokens.accepts(token) else { throw Refusal(.tokenInvalid) }
            return token
        }
        throw Refusal(.tokenMissing)
    }
}
