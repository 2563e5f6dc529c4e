import ReferenceServer

extension Fault {
    static let servesBanned = Fault(
        "serves-banned", breaks: "ACCT-009",
        "serves banned accounts once their connections are closed", deciding: ServesBanned())
}

private struct ServesBanned: Decisions {
    func refusesBanned() -> Bool {
        false
    }
}
