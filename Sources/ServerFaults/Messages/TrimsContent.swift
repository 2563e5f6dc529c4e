import Foundation
import ReferenceServer

extension Fault {
    static let trimsContent = Fault(
        "trims-content", breaks: "MSG-004",
        "removes white space around the content", deciding: TrimsContent())
}

private struct TrimsContent: Decisions {
    func content(of draft: MessageDraft) -> String {
        draft.content.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
