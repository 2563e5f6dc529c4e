import ChatProtocol

extension UnitOfWork {
    /// Puts an event into the outbox for every connection of the audience.
    func announce(
        _ payload: some ServerEventPayload, to audience: Audience, named name: FrameID? = nil
    ) throws {
        let targets = room.connections.connections(of: audience)
        guard !targets.isEmpty else { return }
        let text = try FrameText.encoded(payload, at: now, named: name ?? room.frames.next())
        outbox.deliver(Delivery(event: type(of: payload).type, text: text, targets: targets))
    }

    /// Answers a command on the connection that sent it.
    func answer(
        _ payload: some ServerEventPayload, to connection: ConnectionHandle, requestId: RequestID?
    ) throws {
        let text = try FrameText.encoded(payload, at: now, named: room.frames.next(), requestId: requestId)
        outbox.deliver(Delivery(event: type(of: payload).type, text: text, targets: [connection]))
    }
}
