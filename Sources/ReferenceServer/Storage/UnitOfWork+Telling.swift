import ChatProtocol
import NIOCore

extension UnitOfWork {
    /// Tells everybody whom an event of a session concerns: the connections that are there, those that have ended and
    /// may be resumed, and the accounts that have none.
    ///
    /// - Parameters:
    ///   - name: the same for all of them.
    ///   - except: the connection that caused the event and hears of it in another way.
    ///   - text: the frame under that name; called once, or not at all if nobody is concerned.
    /// - Source: SPEC WIRE-050, WIRE-053, WIRE-057.
    func tell(
        _ event: EventType, of session: SessionID, to audience: Audience, except: ConnectionHandle? = nil,
        named name: @autoclosure () -> FrameID, _ text: (FrameID) throws -> ByteBuffer
    ) throws {
        let audience = try entitled(audience, in: session)
        let targets = room.connections.connections(of: audience, except: except)
        let departed =
            event.isKept ? room.departed.connections(of: audience, except: except, at: now) : []
        let absent = absentees(of: audience, event)
        guard !targets.isEmpty || !departed.isEmpty || !absent.isEmpty else { return }
        let name = name()
        let frame = KeptFrame(name: name, event: event, text: try text(name))
        outbox.deliver(Delivery(event: event, text: frame.text, targets: targets))
        if event.isKept { room.logs.add(frame, for: departed.isEmpty ? targets : targets + departed) }
        let limit = room.away.decisions.keptCount(configured: room.away.maxQueuedEvents)
        for account in absent { try kept.keep(frame, of: session, for: account, limit: limit) }
    }

    /// The audience without those who were of the desk and are operators no more. [ACCT-010]
    func entitled(_ audience: Audience, in session: SessionID) throws -> Audience {
        // Whoever opened the session hears of it in every role.
        let customer = try sessions.session(session)?.customerId
        var audience = audience
        audience.accounts = try audience.accounts.filter { account in
            try account == customer || role(of: account).map(room.away.decisions.hearsForDesk) == true
        }
        return audience
    }

    private func role(of account: UserID) throws -> Role? {
        // Most of those who are told of something are there, which saves a query.
        let present = room.connections.connections(of: account).first?.account
        return try (present ?? accounts.account(account))?.role
    }

    /// The accounts for which the event has to wait: those whom it concerns by name, not as the pool.
    private func absentees(of audience: Audience, _ event: EventType) -> [UserID] {
        var absent: [UserID] = []
        for account in audience.accounts where !absent.contains(account) {
            let isConnected = room.connections.isConnected(account)
            if room.away.decisions.keeps(event, for: account, isConnected: isConnected) { absent.append(account) }
        }
        return absent
    }
}
