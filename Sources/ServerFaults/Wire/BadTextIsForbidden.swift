import ChatProtocol
import ReferenceServer

extension Fault {
    static let badTextIsForbidden = Fault(
        "bad-text-is-forbidden", breaks: "WIRE-031", "closes with 1002 for text that is not UTF-8",
        deciding: BadTextIsForbidden())
}

private struct BadTextIsForbidden: Decisions {
    func closeCode(ofViolation specified: CloseCode) -> CloseCode {
        specified == .notUTF8 ? .protocolError : specified
    }
}
