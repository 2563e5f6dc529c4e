import ChatProtocol

/// Issues access tokens and tells whose they are.
///
/// - Source: SPEC 4.2.
struct TokenService: Sendable {
    /// The longest lifetime that can be asked for.
    ///
    /// - Units: seconds; a hundred years.
    private static let longestLifetime: Int64 = 3_155_760_000

    let signer: TokenSigner
    let decisions: any Decisions
    let clock: any ServerClock

    /// - Parameter lifetimeSeconds: 0 or less makes a token that has expired already.
    func issue(
        for account: AccountRecord, lifetimeSeconds: Int64
    ) throws -> (token: String, expiresAt: Timestamp) {
        let now = clock.now()
        let seconds = min(max(lifetimeSeconds, -Self.longestLifetime), Self.longestLifetime)
        let expiresAt = now.advanced(byMilliseconds: seconds * 1000)
        let claims = AccessClaims(
            account: account, issuedAt: now, expiresAt: expiresAt,
            id: IdentifierSource.make("", at: now.millisecondsSince1970))
        return (try signer.sign(claims), expiresAt)
    }

    /// Whose token it is.
    ///
    /// - Errors: 4002.
    func holder(of token: String) throws(Refusal) -> UserID {
        // What a token says counts for nothing until it is known who signed it.
        guard let (claims, isGenuine) = signer.claims(of: token), decisions.acceptsSignature(isGenuine: isGenuine),
            let id = claims.userId, decisions.acceptsToken(expiringAt: claims.expiresAt, now: clock.now())
        else { throw Refusal(.tokenInvalid) }
        return id
    }
}
