import ChatProtocol
import Foundation
import NIOConcurrencyHelpers

/// The tickets that have not been used; asked on event loops, so that a handshake is judged at once.
///
/// They live for seconds and in memory, as digests: a restart forgets them, and a client asks for another one.
///
/// - Source: SPEC ACCT-022, ACCT-023.
final class TicketBox: Sendable {
    private struct Ticket {
        let token: AccessToken
        let expiresAt: Timestamp
    }

    private struct State {
        var tickets: [Data: Ticket] = [:]
        var sizeAtWhichToTidy = 1024
    }

    private let secrets: SecretText
    private let decisions: any Decisions
    private let clock: any ServerClock
    /// - Units: milliseconds.
    private let lifetimeMs: Int
    private let state = NIOLockedValueBox(State())

    init(secrets: SecretText, decisions: any Decisions, clock: any ServerClock, lifetimeMs: Int) {
        self.secrets = secrets
        self.decisions = decisions
        self.clock = clock
        self.lifetimeMs = lifetimeMs
    }

    /// A ticket for the account of the token, which will be the connection's.
    func issue(for token: AccessToken) throws -> (ticket: String, expiresAt: Timestamp) {
        let now = clock.now()
        let expiresAt = now.advanced(byMilliseconds: Int64(lifetimeMs))
        let ticket = SecretText.make("tk_")
        let digest = try secrets.digest(.ticket, ticket)
        state.withLockedValue { state in
            state.tickets[digest] = Ticket(token: token, expiresAt: expiresAt)
            guard state.tickets.count >= state.sizeAtWhichToTidy else { return }
            state.tickets = state.tickets.filter { $0.value.expiresAt > now }
            state.sizeAtWhichToTidy = max(1024, 2 * state.tickets.count)
        }
        return (ticket, expiresAt)
    }

    /// The token that asked for the ticket.
    ///
    /// - Parameter isUsed: whether the ticket opens a connection now, and is used up.
    /// - Errors: 4002.
    func token(for ticket: String, isUsed: Bool) throws(Refusal) -> AccessToken {
        let now = clock.now()
        do {
            let digest = try secrets.digest(.ticket, ticket)
            let isUsedUp = isUsed && decisions.ticketIsUsedUp()
            let known = state.withLockedValue { isUsedUp ? $0.tickets.removeValue(forKey: digest) : $0.tickets[digest] }
            if let known, decisions.acceptsTicket(expiringAt: known.expiresAt, now: now) { return known.token }
        } catch {
            // A ticket of which no digest can be made is none of ours.
        }
        throw Refusal(.tokenInvalid, "the ticket is not valid, was used before or has expired")
    }
}
