/// What accepting a session does.
///
/// - Source: SPEC DESK-005.
package enum Acceptance: Sendable, Hashable {
    case becomesOwner
    /// The caller owns it already.
    case unchanged
    case refusedAsOwned
    case refusedAsClosed
}

/// What a message is whose temporary id was used before.
///
/// - Source: SPEC MSG-008, MSG-009.
package enum Resend: Sendable, Hashable {
    /// The same message again.
    case duplicate
    /// Another message under the same name.
    case conflict
    /// A new message; the old use of the name no longer counts.
    case new
}
