import ChatProtocol

/// The rules of coming back: what a new connection hears of the time before it.
///
/// - Source: SPEC 3.6.
struct ReturnService: Sendable {
    let decisions: any Decisions

    /// Greets a connection that has just been admitted, and gives it what it has missed.
    func welcome(_ connection: ConnectionHandle, resuming request: ResumeRequest?, _ unit: UnitOfWork) throws {
        if let request, let old = find(request, for: connection, unit) {
            let point = decisions.resumePoint(request.after)
            let log = unit.room.logs.log(of: old)
            if let missed = decisions.resumed(log.frames(after: point)) {
                return try resume(old, log.resumed(after: point), missed, on: connection, unit)
            }
        }
        let queue = try unit.kept.take(for: connection.userId)
        let frames = decisions.delivered(queue.frames)
        try greet(connection, queued: frames.count, resumed: false, unit)
        if request != nil, decisions.tellsOfVainResume() {
            try unit.answer(ResyncRequiredEvent(droppedCount: nil, sessions: []), to: connection, requestId: nil)
        } else if queue.droppedCount > 0, decisions.tellsOfDropped() {
            let event = ResyncRequiredEvent(droppedCount: queue.droppedCount, sessions: queue.sessions)
            try unit.answer(event, to: connection, requestId: nil)
        }
        for frame in frames {
            try replay(frame, to: connection, unit)
            unit.room.logs.add(frame, for: [connection])
        }
        guard !decisions.forgetsDelivered() else { return }
        try keepAgain(queue.frames, for: connection.userId, unit)
    }

    private func resume(
        _ old: ConnectionHandle, _ log: FrameLog, _ missed: [KeptFrame], on connection: ConnectionHandle,
        _ unit: UnitOfWork
    ) throws {
        if unit.room.connections.contains(old), decisions.closesResumed() {
            end(old, unit)
            unit.outbox.close(old, .replaced, reason: "another connection has taken its place")
        }
        // All of it is among what the old connection missed.
        if decisions.forgetsDelivered() { try unit.kept.forget(connection.userId) }
        if decisions.inheritsLog() { connection.begin(log, journal: unit.journal) }
        try greet(connection, queued: missed.count, resumed: true, unit)
        for frame in missed { try replay(frame, to: connection, unit) }
    }

    /// Takes a connection from among those that are there; it can be resumed for a while.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    func end(_ connection: ConnectionHandle, _ unit: UnitOfWork) -> Bool {
        let followed = unit.room.subscriptions.sessions(of: connection)
        guard unit.room.connections.remove(connection, journal: unit.journal) else { return false }
        connection.end(journal: unit.journal)
        let window = decisions.resumeWindow(configuredMs: unit.room.away.resumeWindowMs)
        unit.room.departed.add(
            connection, following: followed, until: unit.now.advanced(byMilliseconds: Int64(window)),
            journal: unit.journal)
        unit.room.departed.sweep(unit.now)
        return true
    }

    /// The connection that the request names, if it can be resumed by this account in its present role.
    private func find(
        _ request: ResumeRequest, for connection: ConnectionHandle, _ unit: UnitOfWork
    ) -> ConnectionHandle? {
        let holder = decisions.holder(ofConnection: request.connection, resumedBy: connection.userId)
        let old =
            unit.room.connections.connection(named: request.connection, of: holder)
            ?? unit.room.departed.connection(named: request.connection, of: holder, at: unit.now)
        guard let old, old !== connection else { return nil }
        // Who is no operator any more must not hear what the pool has heard.
        guard holder == connection.userId else { return old }
        return old.account?.role == connection.account?.role && !old.hasChangedRole ? old : nil
    }

    private func greet(
        _ connection: ConnectionHandle, queued: Int, resumed: Bool, _ unit: UnitOfWork
    ) throws {
        guard decisions.greets() else { return }
        let event = ConnectionEstablishedEvent(
            userId: connection.userId, connectionId: connection.id, serverTime: unit.now, queuedMessages: queued,
            resumed: resumed)
        try unit.answer(event, to: connection, requestId: nil)
    }

    private func replay(_ frame: KeptFrame, to connection: ConnectionHandle, _ unit: UnitOfWork) throws {
        var delivery = Delivery(event: frame.event, text: frame.text, targets: [connection])
        delivery.isReplay = true
        unit.outbox.deliver(delivery)
        if let message = FrameNames.message(toldBy: frame.name, frame.event) {
            try unit.messages.noteDelivery(of: message, to: connection.userId)
        }
    }

    /// Only a server that breaks WIRE-050 comes here.
    private func keepAgain(_ frames: [KeptFrame], for account: UserID, _ unit: UnitOfWork) throws {
        for frame in frames {
            try unit.kept.keep(
                frame, of: SessionID(trusted: "unknown"), for: account, limit: unit.room.away.maxQueuedEvents)
        }
    }
}
