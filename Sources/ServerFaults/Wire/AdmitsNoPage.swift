import ReferenceServer

extension Fault {
    static let admitsNoPage = Fault(
        "admits-no-page", breaks: "WIRE-039", "refuses sockets to pages of the list", deciding: AdmitsNoPage())
}

private struct AdmitsNoPage: Decisions {
    func admitsPage(_ origin: String, allowed: [String]) -> Bool {
        false
    }
}
