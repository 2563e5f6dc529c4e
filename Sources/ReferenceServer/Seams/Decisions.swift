package import ChatProtocol
package import Foundation

/// The decisions in which the specification leaves a server no choice, one function each.
///
/// The defaults decide as specified. They stand here, and not inside the services, so that a faulty server can decide one
/// of them wrongly and nothing else, which shows whether a harness notices.
package protocol Decisions: ConnectionDecisions, ReconnectDecisions, TokenDecisions, DeskDecisions {
    // Accounts

    /// Whether a token's claims count at all; genuine is one that this server signed. [ACCT-005]
    func acceptsSignature(isGenuine: Bool) -> Bool
    /// Whether a token counts at this moment. [ACCT-006]
    func acceptsToken(expiringAt: Timestamp, now: Timestamp) -> Bool
    /// Whether a role may use the routes of operators. [ACCT-007]
    func mayUseOperatorRoutes(_ role: Role) -> Bool
    /// Whether a login with this code is let in. [ACCT-002]
    func acceptsCode(_ code: String, expected: String) -> Bool
    /// The account that a login meets, or nil for a new one. [ACCT-003]
    func account(forLogin known: AccountRecord?) -> AccountRecord?

    // Desk

    /// The open session that somebody who asks for one gets, or nil for a new one. [DESK-002]
    func session(toReopen open: SessionRecord?) -> SessionRecord?
    /// Whether the account may know that the session exists. [DESK-013]
    func maySee(_ session: SessionRecord, _ account: AccountRecord) -> Bool
    /// How a session that the account may not see is refused. [DESK-013]
    func refusalOfForeignSession() -> ErrorCode
    /// How a session that does not exist is refused. [DESK-013, DESK-014]
    func refusalOfUnknownSession(to account: AccountRecord) -> ErrorCode
    /// Which sessions a list has. [DESK-015]
    func filter(_ asked: SessionFilter) -> SessionFilter
    /// Whether the account may speak, type, mark as read and close in the session. [DESK-009]
    func mayAct(in session: SessionRecord, _ account: AccountRecord) -> Bool
    /// Whether the account may accept and close the session for the desk: not the one that it opened itself. [DESK-009]
    func mayServe(_ session: SessionRecord, _ account: AccountRecord) -> Bool
    /// What accepting the session does. [DESK-004, DESK-005]
    func acceptance(of session: SessionRecord, by account: AccountRecord) -> Acceptance
    /// Whether a session may be closed in this status. [DESK-010]
    func mayClose(_ status: SessionStatus) -> Bool
    /// Whether messages are taken in this status. [DESK-012]
    func takesMessages(_ status: SessionStatus) -> Bool
    /// The status after a message of the account. [DESK-007, DESK-008]
    func status(of session: SessionRecord, afterMessageOf account: AccountRecord) -> SessionStatus
    /// Whether the account owns the session after its message. [DESK-007]
    func becomesOwner(of session: SessionRecord, byMessageOf account: AccountRecord) -> Bool
    /// Who hears of a new session. [DESK-003]
    func audience(ofNewSession session: SessionRecord) -> Audience
    /// Who hears of a change of status, told by the session after it. [DESK-006]
    func audience(ofStatusOf session: SessionRecord, after old: SessionStatus) -> Audience
    /// Who is told that a session is over. [DESK-011]
    func audience(ofClosing session: SessionRecord) -> Audience
    /// Who hears somebody type. [DESK-020]
    func audience(ofTypingIn session: SessionRecord, by typist: UserID) -> Audience
    /// When typing ends by itself, nil for never. [DESK-021]
    func typingLifetime(configuredMs: Int) -> Int?
    /// Whether typing ends with a message. [DESK-022]
    func messageEndsTyping() -> Bool
    /// Whether typing ends with the last connection. [DESK-023]
    func leavingEndsTyping() -> Bool
    /// Whether typing ends when the session is closed. [DESK-023]
    func closingEndsTyping() -> Bool
    /// Whether a customer counts as there. [DESK-018]
    func isOnline(hasConnection: Bool) -> Bool

    // Messages

    /// What is wrong with a command or body beyond what its type demands. [WIRE-005]
    func objection(to raw: Data) -> Refusal?
    /// Among whose messages the temporary id of a message is looked up. [MSG-011]
    func tempIdHolder(of draft: MessageDraft, in session: SessionRecord) -> UserID
    /// Whose message it is; `raw` is the command or body as it came. [MSG-013]
    func author(of draft: MessageDraft, raw: Data) -> UserID
    /// The content as it is stored. [MSG-004]
    func content(of draft: MessageDraft) -> String
    /// What a message is when its temporary id was used before. [MSG-008, MSG-009]
    func resend(of draft: MessageDraft, earlier: MessageRecord, now: Timestamp) -> Resend
    /// The number of the next message. [MSG-006]
    func seq(after last: Int64) -> Int64
    /// Who hears of a message. [MSG-003]
    func audience(ofMessageIn session: SessionRecord, by sender: UserID, bySocket: Bool) -> Audience
    /// Whether the connection that sent a message hears of it too. [MSG-003]
    func senderHearsItself() -> Bool
    /// Which side somebody speaks for. [MSG-014]
    func side(of account: UserID, in session: SessionRecord) -> SenderType
    /// The status of a message in the history. [MSG-018]
    func status(ofMessage seq: Int64, readUpTo watermark: Int64) -> MessageStatus
    /// Whether `Idempotency-Key` counts. [MSG-016]
    func respectsIdempotencyKey() -> Bool

    // Receipts

    /// The watermark after reading. [READ-001, READ-004]
    func watermark(_ old: Int64, raisedTo new: Int64) -> Int64
    /// Whether an own message raises the watermark. [READ-006]
    func ownMessageRaisesWatermark() -> Bool
    /// How many messages became read. [READ-003]
    func updatedCount(counted: Int) -> Int
    /// Who hears that a side has read. [READ-002]
    func audience(ofReadingIn session: SessionRecord, by reader: UserID) -> Audience
    /// How many messages the desk has not read. [READ-007]
    func unreadCount(counted: Int) -> Int

    // Wire

    /// The `requestId` of an answer. [WIRE-015]
    func requestId(ofAnswer requestId: RequestID?) -> RequestID?
    /// Whether `connection_established` comes first. [WIRE-010]
    func greets() -> Bool
}
