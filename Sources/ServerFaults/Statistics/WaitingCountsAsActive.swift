import ChatProtocol
import ReferenceServer

extension Fault {
    static let waitingCountsAsActive = Fault(
        "waiting-counts-as-active", breaks: "STAT-002",
        "counts waiting sessions as active ones", deciding: WaitingCountsAsActive())
}

private struct WaitingCountsAsActive: Decisions {
    func figures(_ counted: TodayFigures) -> TodayFigures {
        var figures = counted
        figures.activeSessions += figures.waitingSessions
        return figures
    }
}
