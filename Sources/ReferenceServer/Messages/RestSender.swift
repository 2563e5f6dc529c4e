import ChatProtocol
import Foundation
import HTTPTypes
import Hummingbird

/// Sends messages that come by REST, whichever route they come by.
///
/// - Source: SPEC MSG-015, MSG-016, DESK-026.
struct RestSender: Sendable {
    private static let idempotencyKey = HTTPField.Name("Idempotency-Key")

    let commits: GroupCommit
    let messages: MessageService
    let access: SessionAccess
    let rates: AccountRates
    let decisions: any Decisions

    /// An operator's message, or anybody's who may act in the session.
    func send(
        _ message: SendMessageRequest, raw: Data, to session: SessionID, by account: AccountRecord, _ request: Request
    ) async throws -> SentMessage {
        let draft = try draft(message, session, account, request)
        let messages = messages
        return try await sent { try messages.send(draft, by: account, raw: raw, through: nil, $0) }
    }

    /// A customer's message: the session has to be the account's own.
    func send(
        _ message: SendMessageRequest, raw: Data, toOwn session: SessionID, by account: AccountRecord,
        _ request: Request
    ) async throws -> SentMessage {
        let draft = try draft(message, session, account, request)
        let (messages, access) = (messages, access)
        return try await sent { unit in
            _ = try access.own(session, of: account, unit)
            return try messages.send(draft, by: account, raw: raw, through: nil, unit)
        }
    }

    private func draft(
        _ message: SendMessageRequest, _ session: SessionID, _ account: AccountRecord, _ request: Request
    ) throws -> MessageDraft {
        let key = decisions.respectsIdempotencyKey() ? Self.idempotencyKey.flatMap { request.headers[$0] } : nil
        let message = try message.named(byIdempotencyKey: key)
        return MessageDraft(
            sessionId: session, senderId: account.id, content: message.content, messageType: message.messageType,
            tempMessageId: message.tempMessageId)
    }

    private func sent(
        _ send: @escaping @Sendable (UnitOfWork) throws -> MessageService.Outcome
    ) async throws -> SentMessage {
        let outcome = try await commits.perform(send)
        return SentMessage(
            messageId: outcome.message.id, timestamp: outcome.message.createdAt, seq: outcome.message.seq,
            tempMessageId: outcome.message.tempMessageId, duplicate: outcome.isDuplicate)
    }
}
