package import ChatProtocol
package import Foundation

/// The decisions about grants, tickets, codes and bans.
///
/// - Source: SPEC 4.2 to 4.7.
package protocol TokenDecisions: Sendable {
    /// Whether a token's header counts; ours is the one with which this server signs. [ACCT-008]
    func acceptsHeader(_ header: Data, isOurs: Bool) -> Bool
    /// Whether a banned account is refused. [ACCT-009]
    func refusesBanned() -> Bool
    /// Whether a ban closes the connections of the account. [ACCT-009]
    func banClosesConnections() -> Bool
    /// Whether a change of role counts for tokens and connections that are there. [ACCT-010]
    func roleCountsAtOnce() -> Bool
    /// Whether an account of this role hears what concerns it as one of the desk. [ACCT-010]
    func hearsForDesk(_ role: Role) -> Bool
    /// Whether a refresh token that was used may refresh again. [ACCT-012]
    func acceptsUsedRefreshToken() -> Bool
    /// Whether using a refresh token again ends its grant. [ACCT-012]
    func reuseEndsGrant() -> Bool
    /// Whether a refresh token counts at this moment. [ACCT-013]
    func acceptsRefreshToken(expiringAt: Timestamp, now: Timestamp) -> Bool
    /// Whether the tokens from before go on after a refresh. [ACCT-014]
    func refreshKeepsGrant() -> Bool
    /// What logging out ends. [ACCT-016]
    func endedByLogout() -> GrantScope
    /// Whether the end of a grant closes its connections. [ACCT-017]
    func endOfGrantClosesConnections() -> Bool
    /// How long before its end a token is announced to end, nil for never. [ACCT-018]
    func tokenWarning(lifetimeMs: Int64) -> Int64?
    /// Whether `authenticate` gives the connection the new token. [ACCT-019]
    func authenticateTakesToken() -> Bool
    /// Whether a connection may bring the token of this account. [ACCT-020]
    func mayBring(tokenOf holder: UserID, by account: UserID) -> Bool
    /// Whether the end of its token closes a connection. [ACCT-021]
    func tokenEndClosesConnection() -> Bool
    /// Whether a ticket is good only once. [ACCT-022]
    func ticketIsUsedUp() -> Bool
    /// Whether a ticket counts at this moment. [ACCT-023]
    func acceptsTicket(expiringAt: Timestamp, now: Timestamp) -> Bool
    /// Whether a code is sent to the number. [ACCT-024]
    func sendsCode(isKnown: Bool) -> Bool
    /// Whether a code that was sent is good only once. [ACCT-025]
    func codeIsUsedUp() -> Bool
    /// Whether wrong codes are counted. [ACCT-026]
    func countsWrongCodes() -> Bool
}

/// Which grants an account loses.
package enum GrantScope: Sendable, Hashable {
    case none, own, all
}

extension TokenDecisions {
    package func acceptsHeader(_ header: Data, isOurs: Bool) -> Bool { isOurs }

    package func refusesBanned() -> Bool { true }

    package func banClosesConnections() -> Bool { true }

    package func roleCountsAtOnce() -> Bool { true }

    package func hearsForDesk(_ role: Role) -> Bool { role.isOperator }

    package func acceptsUsedRefreshToken() -> Bool { false }

    package func reuseEndsGrant() -> Bool { true }

    package func acceptsRefreshToken(expiringAt: Timestamp, now: Timestamp) -> Bool { now < expiringAt }

    package func refreshKeepsGrant() -> Bool { true }

    package func endedByLogout() -> GrantScope { .own }

    package func endOfGrantClosesConnections() -> Bool { true }

    package func tokenWarning(lifetimeMs: Int64) -> Int64? { min(max(lifetimeMs / 10, 1000), 60_000) }

    package func authenticateTakesToken() -> Bool { true }

    package func mayBring(tokenOf holder: UserID, by account: UserID) -> Bool { holder == account }

    package func tokenEndClosesConnection() -> Bool { true }

    package func ticketIsUsedUp() -> Bool { true }

    package func acceptsTicket(expiringAt: Timestamp, now: Timestamp) -> Bool { now < expiringAt }

    package func sendsCode(isKnown: Bool) -> Bool { true }

    package func codeIsUsedUp() -> Bool { true }

    package func countsWrongCodes() -> Bool { true }
}
