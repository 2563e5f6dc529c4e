import ReferenceServer

extension Fault {
    static let readsLongMessages = Fault(
        "reads-long-messages", breaks: "WIRE-028", "waits for the rest of a message of any announced length",
        deciding: ReadsLongMessages())
}

private struct ReadsLongMessages: Decisions {
    func maxMessageBytes(declared: Int) -> Int {
        .max
    }
}
