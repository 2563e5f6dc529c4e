import ChatProtocol
import ReferenceServer

extension Fault {
    static let forgetsRequestId = Fault(
        "forgets-request-id", breaks: "WIRE-015",
        "answers commands without their requestId", deciding: ForgetsRequestId())
}

private struct ForgetsRequestId: Decisions {
    func requestId(ofAnswer requestId: RequestID?) -> RequestID? {
        nil
    }
}
