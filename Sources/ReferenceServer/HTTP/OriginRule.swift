import NIOHTTP1

/// Which pages of browsers may use the server.
///
/// - Source: SPEC WIRE-039, WIRE-040.
struct OriginRule: Sendable {
    /// Nil judges none.
    let allowed: [String]?
    let decisions: any Decisions

    /// Whether a handshake may come from its page, or from no page at all.
    func admits(_ headers: HTTPHeaders) -> Bool {
        guard let allowed else { return true }
        return headers["origin"].allSatisfy { decisions.admitsPage($0, allowed: allowed) }
    }

    /// Whether answers to this page say that it may read them.
    func isListed(_ origin: String) -> Bool {
        allowed.map { decisions.answersPage(origin, allowed: $0) } ?? false
    }
}
