import ChatProtocol
import ReferenceServer

extension Fault {
    static let forbiddenIsGoodbye = Fault(
        "forbidden-is-goodbye", breaks: "WIRE-032", "closes with 1000 for frames that RFC 6455 forbids",
        deciding: ForbiddenIsGoodbye())
}

private struct ForbiddenIsGoodbye: Decisions {
    func closeCode(ofViolation specified: CloseCode) -> CloseCode {
        specified == .protocolError ? .done : specified
    }
}
