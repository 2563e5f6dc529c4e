package import ChatProtocol

/// A session as the rules see it.
package struct SessionRecord: Sendable, Hashable {
    /// Its row; clients see `id`.
    let row: Int64
    package let id: SessionID
    package let customerId: UserID
    package var ownerId: UserID?
    package var status: SessionStatus
    package let source: String
    package let priority: Int
    package let createdAt: Timestamp
    package var closedAt: Timestamp?
    /// The customer's rating, and when it came. [DESK-034]
    package var score: Score?
    package var ratedAt: Timestamp?
    /// When the customer spoke first, and when the desk did after that. [STAT-004]
    package var askedAt: Timestamp?
    package var answeredAt: Timestamp?
    /// The `seq` of its newest message, 0 without one.
    package var lastSeq: Int64
    /// When its newest message was made, or the session itself.
    package var lastActivityAt: Timestamp
    /// The customer's watermark. [SPEC 7]
    package var customerRead: Int64
    /// The desk's watermark. [SPEC 7]
    package var deskRead: Int64

    package func watermark(of side: SenderType) -> Int64 {
        side == .user ? customerRead : deskRead
    }

    /// Remembers when the customer spoke first, and when the desk answered. [STAT-004]
    mutating func noteMessage(of side: SenderType, at now: Timestamp) {
        switch side {
        case .user: if askedAt == nil { askedAt = now }
        case .admin: if askedAt != nil, answeredAt == nil { answeredAt = now }
        }
    }

    mutating func setWatermark(of side: SenderType, to seq: Int64) {
        if side == .user { customerRead = seq } else { deskRead = seq }
    }
}
