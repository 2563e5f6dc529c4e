import ReferenceServer

extension Fault {
    static let onePlaceTooFew = Fault(
        "one-place-too-few", breaks: "WIRE-045", "has one place less than it declares", deciding: OnePlaceTooFew())
}

private struct OnePlaceTooFew: Decisions {
    func maxConnections(declared: Int) -> Int {
        declared - 1
    }
}
