import ReferenceServer

extension Fault {
    static let pingIsNoLife = Fault(
        "ping-is-no-life", breaks: "WIRE-025", "closes connections that send pings and no text messages",
        deciding: PingIsNoLife())
}

private struct PingIsNoLife: Decisions {
    func pingIsLife() -> Bool {
        false
    }
}
