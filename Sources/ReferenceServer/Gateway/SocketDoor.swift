import ChatProtocol
import Foundation
import NIOHTTP1

/// Decides which handshakes become connections.
///
/// - Source: SPEC 3.2, WIRE-011.
struct SocketDoor: Sendable {
    static let path = "/ws"

    let tokens: TokenService

    /// Whether the handshake is for the socket and brings a valid token.
    func accepts(_ head: HTTPRequestHead) -> Bool {
        guard head.uri.prefix(while: { $0 != "?" }) == Self.path else { return false }
        do {
            _ = try holder(ofTokenIn: head.uri)
            return true
        } catch {
            // The router explains it.
            return false
        }
    }

    /// Whose token stands in the query.
    ///
    /// - Errors: 4001, 4002.
    func holder(ofTokenIn uri: String) throws(Refusal) -> UserID {
        guard let token = URLComponents(string: uri)?.queryItems?.first(where: { $0.name == "token" })?.value,
            !token.isEmpty
        else { throw Refusal(.tokenMissing) }
        return try tokens.holder(of: token)
    }
}
