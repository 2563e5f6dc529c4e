import ReferenceServer

extension Fault {
    static let alwaysOnline = Fault(
        "always-online", breaks: "DESK-018",
        "shows every customer as online", deciding: AlwaysOnline())
}

private struct AlwaysOnline: Decisions {
    func isOnline(hasConnection: Bool) -> Bool {
        true
    }
}
