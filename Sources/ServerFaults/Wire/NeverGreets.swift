import ReferenceServer

extension Fault {
    static let neverGreets = Fault(
        "never-greets", breaks: "WIRE-010",
        "accepts connections and does not say that they are established", deciding: NeverGreets())
}

private struct NeverGreets: Decisions {
    func greets() -> Bool {
        false
    }
}
