import ChatProtocol

/// Finds sessions for accounts that may see them.
///
/// - Source: SPEC DESK-009, DESK-013, DESK-014, DESK-026, DESK-027.
struct SessionAccess: Sendable {
    let decisions: any Decisions

    /// The session, if it exists and the account may know of it.
    ///
    /// - Errors: 4044.
    func visible(_ session: SessionRecord?, to account: AccountRecord) throws(Refusal) -> SessionRecord {
        guard let session else { throw Refusal(decisions.refusalOfUnknownSession(to: account)) }
        guard decisions.maySee(session, account) else { throw Refusal(decisions.refusalOfForeignSession()) }
        return session
    }

    /// The session, if the account may act in it.
    ///
    /// - Errors: 4044, 4032.
    func session(_ id: SessionID, for account: AccountRecord, _ unit: UnitOfWork) throws -> SessionRecord {
        let session = try visible(unit.sessions.session(id), to: account)
        guard decisions.mayAct(in: session, account) else { throw Refusal(.notTheOwner) }
        return session
    }

    /// The session, if the account opened it; operators too learn of no other in this way.
    ///
    /// - Errors: 4044.
    func own(_ id: SessionID, of account: AccountRecord, _ unit: UnitOfWork) throws -> SessionRecord {
        let session = try visible(unit.sessions.session(id), to: account)
        guard decisions.isCustomer(account, of: session) else { throw Refusal(.notFound) }
        return session
    }

    /// Keeps an operator from serving itself.
    ///
    /// - Errors: 4032 → it opened the session as its customer.
    func requireServant(_ account: AccountRecord, of session: SessionRecord) throws(Refusal) {
        guard decisions.mayServe(session, account) else { throw Refusal(.notTheOwner, "the session is your own") }
    }
}
