import ChatProtocol

/// Issues access tokens and tells whose they are.
///
/// - Source: SPEC 4.2.
struct TokenService: Sendable {
    let signer: TokenSigner
    let ended: EndedGrants
    let decisions: any Decisions
    let clock: any ServerClock

    /// The end of a token that is made now.
    ///
    /// - Parameter lifetimeSeconds: 0 or less makes a token that has expired already.
    func end(ofLifetime lifetimeSeconds: Int64) -> Timestamp {
        let seconds = min(max(lifetimeSeconds, -GrantService.longestLifetime), GrantService.longestLifetime)
        return clock.now().advanced(byMilliseconds: seconds * 1000)
    }

    func issue(for account: AccountRecord, of grantId: String, until end: Timestamp) throws -> String {
        let now = clock.now()
        let claims = AccessClaims(
            account: account, issuedAt: now, expiresAt: end,
            id: IdentifierSource.make("", at: now.millisecondsSince1970), grantId: grantId)
        return try signer.sign(claims)
    }

    /// Whose token it is, and until when.
    ///
    /// - Errors: 4002.
    func token(_ text: String) throws(Refusal) -> AccessToken {
        // What a token says counts for nothing until it is known who signed it.
        guard let read = signer.read(text), decisions.acceptsHeader(read.header, isOurs: read.hasOurHeader),
            decisions.acceptsSignature(isGenuine: read.isGenuine) || !read.hasOurHeader, let token = read.claims.token,
            accepts(token), read.claims.validFrom.map({ $0 <= clock.now() }) ?? true
        else { throw Refusal(.tokenInvalid) }
        return token
    }

    /// Whether a token that was valid still is.
    func accepts(_ token: AccessToken) -> Bool {
        decisions.acceptsToken(expiringAt: token.expiresAt, now: clock.now()) && !ended.contains(token.grantId)
    }
}
