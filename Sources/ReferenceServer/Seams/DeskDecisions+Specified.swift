package import ChatProtocol

/// How long a closed session can be rated.
///
/// - Units: milliseconds.
/// - Source: SPEC DESK-036.
private let ratingWindowMs: Int64 = 7 * 24 * 60 * 60 * 1000

/// How long typing that goes on is not told again.
///
/// - Units: milliseconds.
/// - Source: SPEC DESK-020.
private let typingSilenceMs: Int64 = 3000

extension DeskDecisions {
    package func isCustomer(_ account: AccountRecord, of session: SessionRecord) -> Bool {
        session.customerId == account.id
    }

    package func customer(ofOwnList caller: UserID) -> UserID {
        caller
    }

    package func ownUnreadCount(counted: Int) -> Int {
        counted
    }

    package func mayTransfer(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        guard session.customerId != account.id else { return false }
        // A session that was closed while it waited is nobody's; that it is closed is what counts.
        let isNobodys = session.ownerId == nil && session.status == .closed
        return account.role.isSupervisor || session.ownerId == account.id || isNobodys
    }

    package func mayReceive(_ account: AccountRecord) -> Bool {
        account.role.isOperator
    }

    package func mayReceive(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        session.customerId != account.id
    }

    package func mayTransfer(_ status: SessionStatus) -> Bool {
        status != .closed
    }

    package func status(afterTransferOf session: SessionRecord) -> SessionStatus {
        session.status == .waiting ? .assigned : session.status
    }

    package func isIdle(transferOf session: SessionRecord, to account: AccountRecord) -> Bool {
        session.ownerId == account.id
    }

    package func audience(
        ofTransferOf session: SessionRecord, from old: UserID?, after status: SessionStatus
    ) -> Audience {
        Audience(
            [session.customerId, old, session.ownerId], includesPool: status == .waiting, followersOf: session.id)
    }

    package func transferringEndsTyping() -> Bool {
        true
    }

    package func score(ofClosing given: Score?) -> Score? {
        given
    }

    package func objection(toRating session: SessionRecord, now: Timestamp) -> ErrorCode? {
        guard session.status == .closed, let closedAt = session.closedAt else { return .sessionStillOpen }
        let isInTime = now.milliseconds(since: closedAt) <= ratingWindowMs
        return session.score == nil && isInTime ? nil : .ratingClosed
    }

    package func tellsTyping(lastTold: Timestamp?, now: Timestamp) -> Bool {
        guard let lastTold else { return true }
        return now.milliseconds(since: lastTold) >= typingSilenceMs
    }

    package func mayFollow(_ session: SessionRecord, _ account: AccountRecord) -> Bool {
        account.role.isOperator || session.customerId == account.id
    }

    package func subscribes() -> Bool {
        true
    }

    package func unsubscribes() -> Bool {
        true
    }

    package func part(_ asked: HistoryRequest) -> HistoryRequest {
        asked
    }

    package func status(ofUnread isDelivered: Bool) -> MessageStatus {
        isDelivered ? .delivered : .sent
    }

    package func figures(_ counted: TodayFigures) -> TodayFigures {
        counted
    }

    package func routedPath(_ path: CompatiblePath) -> CompatiblePath {
        path
    }
}
