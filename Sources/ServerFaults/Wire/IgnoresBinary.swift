import ChatProtocol
import ReferenceServer

extension Fault {
    static let ignoresBinary = Fault(
        "ignores-binary", breaks: "WIRE-030", "ignores binary messages", deciding: IgnoresBinary())
}

private struct IgnoresBinary: Decisions {
    func closeCodeOfBinary() -> CloseCode? {
        nil
    }
}
