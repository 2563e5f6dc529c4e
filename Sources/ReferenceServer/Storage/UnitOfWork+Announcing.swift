import ChatProtocol

extension UnitOfWork {
    /// Tells the audience of an event of a session.
    func announce(
        _ payload: some SessionEventPayload, to audience: Audience, named name: FrameID? = nil
    ) throws {
        try tell(
            type(of: payload).type, of: payload.sessionId, to: audience, named: name ?? room.frames.next()
        ) { name in
            try FrameText.encoded(payload, at: now, named: name)
        }
    }

    /// Answers a command on the connection that sent it.
    func answer(
        _ payload: some ServerEventPayload, to connection: ConnectionHandle, requestId: RequestID?
    ) throws {
        let text = try FrameText.encoded(payload, at: now, named: room.frames.next(), requestId: requestId)
        outbox.deliver(Delivery(event: type(of: payload).type, text: text, targets: [connection]))
    }
}
