import ReferenceServer

extension Fault {
    static let dropsInSilence = Fault(
        "drops-in-silence", breaks: "WIRE-051",
        "drops events and does not say so", deciding: DropsInSilence())
}

private struct DropsInSilence: Decisions {
    func tellsOfDropped() -> Bool {
        false
    }
}
