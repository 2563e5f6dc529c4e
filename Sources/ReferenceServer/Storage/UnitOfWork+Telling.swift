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
