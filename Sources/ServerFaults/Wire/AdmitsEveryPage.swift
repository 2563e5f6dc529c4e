import ReferenceServer

extension Fault {
    static let admitsEveryPage = Fault(
        "admits-every-page", breaks: "WIRE-039", "lets pages of every origin open sockets", deciding: AdmitsEveryPage())
}

private struct AdmitsEveryPage: Decisions {
    func admitsPage(_ origin: String, allowed: [String]) -> Bool {
        true
    }
}
