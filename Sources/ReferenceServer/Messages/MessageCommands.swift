import ChatProtocol
import Foundation

/// `chat_message`: sends, and answers with `message_sent`.
///
/// - Source: SPEC MSG-001.
struct MessageCommands: Sendable {
    let messages: MessageService
    let decisions: any Decisions

    func send(
        _ draft: MessageDraft, by account: AccountRecord, raw: Data, from connection: ConnectionHandle,
        requestId: RequestID?, _ unit: UnitOfWork
    ) throws {
        let outcome = try messages.send(draft, by: account, raw: raw, through: connection, unit)
        let message = outcome.message
        let text = FrameText.messageSent(
            message, in: draft.sessionId, isDuplicate: outcome.isDuplicate, at: unit.nowText,
            createdAt: outcome.isDuplicate ? Array(message.createdAt.description.utf8) : unit.nowText,
            named: unit.room.frames.next(), requestId: decisions.requestId(ofAnswer: requestId))
        unit.outbox.deliver(Delivery(event: .messageSent, text: text, targets: [connection]))
    }
}
