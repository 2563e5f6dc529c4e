import ChatProtocol
import ReferenceServer

extension Fault {
    static let stopsWithoutGoodbye = Fault(
        "stops-without-goodbye", breaks: "WIRE-026", "closes its connections with 1000 when it stops",
        deciding: StopsWithoutGoodbye())
}

private struct StopsWithoutGoodbye: Decisions {
    func goodbye() -> CloseCode {
        .done
    }
}
