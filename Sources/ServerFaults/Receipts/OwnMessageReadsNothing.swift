import ReferenceServer

extension Fault {
    static let ownMessageReadsNothing = Fault(
        "own-message-reads-nothing", breaks: "READ-006",
        "does not count what was there as read when a side answers", deciding: OwnMessageReadsNothing())
}

private struct OwnMessageReadsNothing: Decisions {
    func ownMessageRaisesWatermark() -> Bool {
        false
    }
}
