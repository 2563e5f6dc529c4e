package import ChatProtocol

/// The decisions about handing over, customers' own routes, ratings, following and the day's figures, see `Decisions`.
///
/// - Source: SPEC 5.3 to 5.6, 6.2, 7.
package protocol DeskDecisions: Sendable {
    // Customers

    /// Whether the account speaks, closes and rates as the session's customer. [DESK-026, DESK-027, DESK-035]
    func isCustomer(_ account: AccountRecord, of session: SessionRecord) -> Bool
    /// Whose sessions the own list of an account has. [DESK-029]
    func customer(ofOwnList caller: UserID) -> UserID
    /// How many of the desk's messages the customer has not read. [READ-008]
    func ownUnreadCount(counted: Int) -> Int

    // Transfer

    /// Whether the account may give the session away. [DESK-030, DESK-031]
    func mayTransfer(_ session: SessionRecord, _ account: AccountRecord) -> Bool
    /// Whether sessions may be given to the account. [DESK-031]
    func mayReceive(_ account: AccountRecord) -> Bool
    /// Whether the account may be given this session, though it may be given others. [DESK-031]
    func mayReceive(_ session: SessionRecord, _ account: AccountRecord) -> Bool
    /// Whether a session may be given away in this status. [DESK-031]
    func mayTransfer(_ status: SessionStatus) -> Bool
    /// The status after a transfer. [DESK-030]
    func status(afterTransferOf session: SessionRecord) -> SessionStatus
    /// Whether a transfer changes nothing, because it goes to the owner. [DESK-031]
    func isIdle(transferOf session: SessionRecord, to account: AccountRecord) -> Bool
    /// Who hears of a transfer, told by the session after it. [DESK-030]
    func audience(
        ofTransferOf session: SessionRecord, from old: UserID?, after status: SessionStatus
    ) -> Audience
    /// Whether typing ends when the session is transferred. [DESK-033]
    func transferringEndsTyping() -> Bool

    // Rating

    /// The score that a closing brings. [DESK-034]
    func score(ofClosing given: Score?) -> Score?
    /// Why a session is not rated now, nil if it is. [DESK-035, DESK-036]
    func objection(toRating session: SessionRecord, now: Timestamp) -> ErrorCode?

    // Typing

    /// Whether somebody who goes on typing is told of, and was last told of then. [DESK-020]
    func tellsTyping(lastTold: Timestamp?, now: Timestamp) -> Bool

    // Following

    /// Whether the account may follow the session. [DESK-038]
    func mayFollow(_ session: SessionRecord, _ account: AccountRecord) -> Bool
    /// Whether subscribing makes a connection a follower. [DESK-037]
    func subscribes() -> Bool
    /// Whether unsubscribing ends that. [DESK-039]
    func unsubscribes() -> Bool

    // History and figures

    /// Which part of a history is given. [MSG-021, MSG-022]
    func part(_ asked: HistoryRequest) -> HistoryRequest
    /// The status of a message that the other side has not read. [READ-009]
    func status(ofUnread isDelivered: Bool) -> MessageStatus
    /// The day's figures as they are told. [STAT-002 to STAT-005]
    func figures(_ counted: TodayFigures) -> TodayFigures
    /// The path by which a request is routed. [DESK-025]
    func routedPath(_ path: CompatiblePath) -> CompatiblePath
}
