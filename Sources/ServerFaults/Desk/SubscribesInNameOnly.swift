import ReferenceServer

extension Fault {
    static let subscribesInNameOnly = Fault(
        "subscribes-in-name-only", breaks: "DESK-037",
        "answers a subscription and lets nothing follow", deciding: SubscribesInNameOnly())
}

private struct SubscribesInNameOnly: Decisions {
    func subscribes() -> Bool {
        false
    }
}
