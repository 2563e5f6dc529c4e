import ChatProtocol
import ReferenceServer

extension Fault {
    static let carriesOutAll = Fault(
        "carries-out-all", breaks: "WIRE-041", "refuses no message, however many come", deciding: CarriesOutAll())
}

private struct CarriesOutAll: Decisions {
    func rateOfMessages(_ declared: Rate?) -> Rate? {
        nil
    }
}
