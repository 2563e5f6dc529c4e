import ChatProtocol
import ReferenceServer

extension Fault {
    static let filterIgnored = Fault(
        "filter-ignored", breaks: "DESK-015",
        "lists all sessions whatever status is asked for", deciding: FilterIgnored())
}

private struct FilterIgnored: Decisions {
    func filter(_ asked: SessionFilter) -> SessionFilter {
        .all
    }
}
