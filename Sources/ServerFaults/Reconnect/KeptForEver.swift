import ReferenceServer

extension Fault {
    static let keptForEver = Fault(
        "kept-for-ever", breaks: "WIRE-050",
        "goes on keeping what it has delivered", deciding: KeptForEver())
}

private struct KeptForEver: Decisions {
    func forgetsDelivered() -> Bool {
        false
    }
}
