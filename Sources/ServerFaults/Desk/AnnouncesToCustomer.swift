import ReferenceServer

extension Fault {
    static let announcesToCustomer = Fault(
        "announces-to-customer", breaks: "DESK-003",
        "sends new_session to the customer too", deciding: AnnouncesToCustomer())
}

private struct AnnouncesToCustomer: Decisions {
    func audience(ofNewSession session: SessionRecord) -> Audience {
        Audience([session.customerId], includesPool: true)
    }
}
