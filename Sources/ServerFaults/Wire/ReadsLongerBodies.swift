import ReferenceServer

extension Fault {
    static let readsLongerBodies = Fault(
        "reads-longer-bodies", breaks: "WIRE-029", "reads bodies of four times maxMessageBytes",
        deciding: ReadsLongerBodies())
}

private struct ReadsLongerBodies: Decisions {
    func maxBodyBytes(declared: Int) -> Int {
        4 * declared
    }
}
