import ReferenceServer

extension Fault {
    static let forgetsLongContent = Fault(
        "forgets-long-content", breaks: "MSG-020",
        "cuts content after 10,000 bytes", deciding: ForgetsLongContent())
}

private struct ForgetsLongContent: Decisions {
    func content(of draft: MessageDraft) -> String {
        String(decoding: draft.content.utf8.prefix(10_000), as: UTF8.self)
    }
}
