import ReferenceServer

extension Fault {
    static let readsOneByteLess = Fault(
        "reads-one-byte-less", breaks: "WIRE-027", "closes a connection for a message of maxMessageBytes",
        deciding: ReadsOneByteLess())
}

private struct ReadsOneByteLess: Decisions {
    func maxMessageBytes(declared: Int) -> Int {
        declared - 1
    }
}
