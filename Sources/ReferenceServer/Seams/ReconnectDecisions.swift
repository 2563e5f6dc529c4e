package import ChatProtocol

/// The decisions about those who are away, see `Decisions`.
///
/// - Source: SPEC 3.6.
package protocol ReconnectDecisions: Sendable {
    /// Whether an event waits for an account. [WIRE-050, WIRE-053, WIRE-055]
    func keeps(_ event: EventType, for account: UserID, isConnected: Bool) -> Bool
    /// How many events wait for an account. [WIRE-051]
    func keptCount(configured: Int) -> Int
    /// What a connection that does not resume gets of what waited, in this order. [WIRE-050]
    func delivered(_ kept: [KeptFrame]) -> [KeptFrame]
    /// Whether what was delivered waits no more. [WIRE-050]
    func forgetsDelivered() -> Bool
    /// Whether a connection is told that events were dropped. [WIRE-051]
    func tellsOfDropped() -> Bool
    /// Whose connections are searched for the one that an account wants to resume. [WIRE-058, SEC-001]
    func holder(ofConnection name: String, resumedBy account: UserID) -> UserID
    /// How long a connection can be resumed, in milliseconds. [WIRE-058]
    func resumeWindow(configuredMs: Int) -> Int
    /// After which frame a connection is resumed. [WIRE-057]
    func resumePoint(_ after: String?) -> String?
    /// What a resuming connection gets, nil where it cannot resume. [WIRE-057, WIRE-058]
    func resumed(_ missed: [KeptFrame]?) -> [KeptFrame]?
    /// Whether a connection that could not resume is told so. [WIRE-058]
    func tellsOfVainResume() -> Bool
    /// Whether a connection that is resumed while it is open is closed. [WIRE-059]
    func closesResumed() -> Bool
    /// Whether a connection that resumed another knows what came on that one. [WIRE-060]
    func inheritsLog() -> Bool
}

extension ReconnectDecisions {
    package func keeps(_ event: EventType, for account: UserID, isConnected: Bool) -> Bool {
        event.isKept && !isConnected
    }

    package func keptCount(configured: Int) -> Int {
        configured
    }

    package func delivered(_ kept: [KeptFrame]) -> [KeptFrame] {
        kept
    }

    package func forgetsDelivered() -> Bool {
        true
    }

    package func tellsOfDropped() -> Bool {
        true
    }

    package func holder(ofConnection name: String, resumedBy account: UserID) -> UserID {
        account
    }

    package func resumeWindow(configuredMs: Int) -> Int {
        configuredMs
    }

    package func resumePoint(_ after: String?) -> String? {
        after
    }

    package func resumed(_ missed: [KeptFrame]?) -> [KeptFrame]? {
        missed
    }

    package func tellsOfVainResume() -> Bool {
        true
    }

    package func closesResumed() -> Bool {
        true
    }

    package func inheritsLog() -> Bool {
        true
    }
}
