package import ChatProtocol

/// Decides everything as specified.
package struct SpecifiedDecisions: Decisions {
    package init() {}
}

extension Decisions {
    package func acceptsSignature(isGenuine: Bool) -> Bool {
        isGenuine
    }

    package func acceptsToken(expiringAt: Timestamp, now: Timestamp) -> Bool {
        now < expiringAt
    }

    package func mayUseOperatorRoutes(_ role: Role) -> Bool {
        role.isOperator
    }

    package func acceptsCode(_ code: String, expected: String) -> Bool {
        code == expected
    }

    package func account(forLogin known: AccountRecord?) -> AccountRecord? {
        known
    }

    package func watermark(_ old: Int64, raisedTo new: Int64) -> Int64 {
        max(old, new)
    }

    package func ownMessageRaisesWatermark() -> Bool {
        true
    }

    package func updatedCount(counted: Int) -> Int {
        counted
    }

    package func unreadCount(counted: Int) -> Int {
        counted
    }

    package func audience(ofReadingIn session: SessionRecord, by reader: UserID) -> Audience {
        let isCustomer = side(of: reader, in: session) == .user
        // Followers hear what the owner hears, which is not the reading of a supervisor.
        let reachesOwner = isCustomer || reader == session.ownerId
        return Audience(
            [isCustomer ? session.ownerId : session.customerId, reader],
            followersOf: reachesOwner ? session.id : nil)
    }

    package func requestId(ofAnswer requestId: RequestID?) -> RequestID? {
        requestId
    }

    package func greets() -> Bool {
        true
    }
}
