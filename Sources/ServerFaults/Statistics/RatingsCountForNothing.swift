import ChatProtocol
import ReferenceServer

extension Fault {
    static let ratingsCountForNothing = Fault(
        "ratings-count-for-nothing", breaks: "STAT-005",
        "leaves ratings out of its figures", deciding: RatingsCountForNothing())
}

private struct RatingsCountForNothing: Decisions {
    func figures(_ counted: TodayFigures) -> TodayFigures {
        var figures = counted
        figures.satisfactionCount = 0
        return figures
    }
}
