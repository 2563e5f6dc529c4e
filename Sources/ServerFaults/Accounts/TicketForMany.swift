import ReferenceServer

extension Fault {
    static let ticketForMany = Fault(
        "ticket-for-many", breaks: "ACCT-022",
        "lets a ticket open several connections", deciding: TicketForMany())
}

private struct TicketForMany: Decisions {
    func ticketIsUsedUp() -> Bool {
        false
    }
}
