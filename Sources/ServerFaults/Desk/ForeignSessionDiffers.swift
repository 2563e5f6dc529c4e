import ChatProtocol
import ReferenceServer

extension Fault {
    static let foreignSessionDiffers = Fault(
        "foreign-session-differs", breaks: "DESK-013",
        "tells a foreign session apart from one that does not exist", deciding: ForeignSessionDiffers())
}

private struct ForeignSessionDiffers: Decisions {
    func refusalOfForeignSession() -> ErrorCode {
        .notTheOwner
    }
}
