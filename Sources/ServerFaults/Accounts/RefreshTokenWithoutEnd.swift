import ChatProtocol
import ReferenceServer

extension Fault {
    static let refreshTokenWithoutEnd = Fault(
        "refresh-token-without-end", breaks: "ACCT-013",
        "does not look at the end of refresh tokens", deciding: RefreshTokenWithoutEnd())
}

private struct RefreshTokenWithoutEnd: Decisions {
    func acceptsRefreshToken(expiringAt: Timestamp, now: Timestamp) -> Bool {
        true
    }
}
