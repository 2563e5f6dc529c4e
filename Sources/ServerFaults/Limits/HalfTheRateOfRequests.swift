import ChatProtocol
import ReferenceServer

extension Fault {
    static let halfTheRateOfRequests = Fault(
        "half-the-rate-of-requests", breaks: "WIRE-044", "refuses messages by REST beyond half of the rate",
        deciding: HalfTheRateOfRequests())
}

private struct HalfTheRateOfRequests: Decisions {
    func rateOfRequests(_ declared: Rate?) -> Rate? {
        declared.map { Rate(count: $0.count / 2, windowMs: 2 * $0.windowMs) }
    }
}
