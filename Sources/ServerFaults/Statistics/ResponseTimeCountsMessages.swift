import ChatProtocol
import ReferenceServer

extension Fault {
    static let responseTimeCountsMessages = Fault(
        "response-time-counts-messages", breaks: "STAT-004",
        "makes the mean response time longer with every message", deciding: ResponseTimeCountsMessages())
}

private struct ResponseTimeCountsMessages: Decisions {
    func figures(_ counted: TodayFigures) -> TodayFigures {
        var figures = counted
        figures.avgResponseSeconds = (figures.avgResponseSeconds ?? 0) + Double(figures.todayMessages)
        return figures
    }
}
