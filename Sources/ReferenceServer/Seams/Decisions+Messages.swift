package import ChatProtocol
package import Foundation

/// How long a temporary id names its message.
///
/// - Units: milliseconds.
/// - Source: SPEC MSG-008.
private let resendWindowMs: Int64 = 24 * 60 * 60 * 1000

extension Decisions {
    package func objection(to raw: Data) -> Refusal? {
        nil
    }

    package func tempIdHolder(of draft: MessageDraft, in session: SessionRecord) -> UserID {
        draft.senderId
    }

    package func author(of draft: MessageDraft, raw: Data) -> UserID {
        draft.senderId
    }

    package func content(of draft: MessageDraft) -> String {
        draft.content
    }

    package func resend(of draft: MessageDraft, earlier: MessageRecord, now: Timestamp) -> Resend {
        guard now.milliseconds(since: earlier.createdAt) < resendWindowMs else { return .new }
        // Compared byte by byte: Swift's == would take differently composed characters for equal.
        let isSame =
            earlier.messageType == draft.messageType && earlier.content.utf8.elementsEqual(draft.content.utf8)
        return isSame ? .duplicate : .conflict
    }

    package func seq(after last: Int64) -> Int64 {
        last + 1
    }

    package func audience(ofMessageIn session: SessionRecord, by sender: UserID, bySocket: Bool) -> Audience {
        Audience(
            [session.customerId, session.ownerId, sender], includesPool: session.status == .waiting,
            followersOf: session.id)
    }

    package func senderHearsItself() -> Bool {
        false
    }

    package func side(of account: UserID, in session: SessionRecord) -> SenderType {
        session.customerId == account ? .user : .admin
    }

    package func status(ofMessage seq: Int64, readUpTo watermark: Int64) -> MessageStatus {
        seq <= watermark ? .read : .sent
    }

    package func respectsIdempotencyKey() -> Bool {
        true
    }
}
