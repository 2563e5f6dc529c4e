import ReferenceServer

extension Fault {
    static let textIsNoLife = Fault(
        "text-is-no-life", breaks: "WIRE-024", "closes connections that send text messages and no pings",
        deciding: TextIsNoLife())
}

private struct TextIsNoLife: Decisions {
    func textIsLife() -> Bool {
        false
    }
}
