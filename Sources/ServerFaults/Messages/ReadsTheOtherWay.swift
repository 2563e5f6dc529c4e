import ChatProtocol
import ReferenceServer

extension Fault {
    static let readsTheOtherWay = Fault(
        "reads-the-other-way", breaks: "MSG-021",
        "reads after where before was asked for", deciding: ReadsTheOtherWay())
}

private struct ReadsTheOtherWay: Decisions {
    func part(_ asked: HistoryRequest) -> HistoryRequest {
        guard case .before(let message) = asked.place else { return asked }
        return HistoryRequest(.after(message), pageSize: asked.pageSize)
    }
}
