import ChatProtocol

/// An event that tells of one session.
protocol SessionEventPayload: ServerEventPayload {
    var sessionId: SessionID { get }
}

extension NewSessionEvent: SessionEventPayload {}
extension SessionStatusEvent: SessionEventPayload {}
extension SessionClosedEvent: SessionEventPayload {}
