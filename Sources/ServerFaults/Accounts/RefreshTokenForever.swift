import ReferenceServer

extension Fault {
    static let refreshTokenForever = Fault(
        "refresh-token-forever", breaks: "ACCT-012",
        "lets a refresh token be used again", deciding: RefreshTokenForever())
}

private struct RefreshTokenForever: Decisions {
    func acceptsUsedRefreshToken() -> Bool {
        true
    }
}
