import ChatProtocol
import ReferenceServer

extension Fault {
    static let nobodyIsAnswered = Fault(
        "nobody-is-answered", breaks: "STAT-002",
        "always tells a response rate of 0", deciding: NobodyIsAnswered())
}

private struct NobodyIsAnswered: Decisions {
    func figures(_ counted: TodayFigures) -> TodayFigures {
        var figures = counted
        figures.responseRate = 0
        return figures
    }
}
