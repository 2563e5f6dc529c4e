import ReferenceServer

extension Fault {
    static let tellsWhoIsKnown = Fault(
        "tells-who-is-known", breaks: "ACCT-024",
        "sends no code to a number that it does not know, and says so", deciding: TellsWhoIsKnown())
}

private struct TellsWhoIsKnown: Decisions {
    func sendsCode(isKnown: Bool) -> Bool {
        isKnown
    }
}
