import ReferenceServer

extension Fault {
    static let admitsSimilarPages = Fault(
        "admits-similar-pages", breaks: "WIRE-039", "lets pages open sockets whose origin begins like one of the list",
        deciding: AdmitsSimilarPages())
}

private struct AdmitsSimilarPages: Decisions {
    func admitsPage(_ origin: String, allowed: [String]) -> Bool {
        allowed.contains { origin.hasPrefix($0) }
    }
}
