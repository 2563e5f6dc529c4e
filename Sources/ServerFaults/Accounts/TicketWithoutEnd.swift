import ChatProtocol
import ReferenceServer

extension Fault {
    static let ticketWithoutEnd = Fault(
        "ticket-without-end", breaks: "ACCT-023",
        "does not look at the end of tickets", deciding: TicketWithoutEnd())
}

private struct TicketWithoutEnd: Decisions {
    func acceptsTicket(expiringAt: Timestamp, now: Timestamp) -> Bool {
        true
    }
}
