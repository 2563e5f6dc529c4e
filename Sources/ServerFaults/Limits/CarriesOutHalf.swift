import ChatProtocol
import ReferenceServer

extension Fault {
    static let carriesOutHalf = Fault(
        "carries-out-half", breaks: "WIRE-041", "refuses messages beyond half of the rate", deciding: CarriesOutHalf())
}

private struct CarriesOutHalf: Decisions {
    func rateOfMessages(_ declared: Rate?) -> Rate? {
        declared.map { Rate(count: $0.count / 2, windowMs: $0.windowMs) }
    }
}
