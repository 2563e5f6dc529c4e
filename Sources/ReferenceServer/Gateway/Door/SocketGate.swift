import NIOCore
import NIOHTTP1
import WebSocketTransport

/// What a handshake must pass beside its own form: origin, place, token.
///
/// - Source: SPEC WIRE-010, WIRE-039, WIRE-045.
struct SocketGate: Sendable {
    /// Why a handshake of the right form gets no connection, as the router learns it.
    enum Verdict: String {
        case foreignOrigin = "origin"
        case allPlacesTaken = "full"
    }

    let door: SocketDoor
    let origins: OriginRule
    let places: ConnectionPlaces

    /// The verdict for ``UpgradeFilter``: nil if the handshake becomes a connection, which then holds its place.
    func verdict(on head: HTTPRequestHead, from channel: any Channel) -> String? {
        guard origins.admits(head.headers) else { return Verdict.foreignOrigin.rawValue }
        // The token first: who has none takes no place, not even for a moment.
        guard door.accepts(head) else { return UpgradeFilter.refusedVerdict }
        guard let place = places.take() else { return Verdict.allPlacesTaken.rawValue }
        place.giveBack(after: channel.closeFuture)
        return nil
    }
}
