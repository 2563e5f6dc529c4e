import ReferenceServer

extension Fault {
    static let readsShorterBodies = Fault(
        "reads-shorter-bodies", breaks: "WIRE-029", "refuses a body of maxMessageBytes", deciding: ReadsShorterBodies())
}

private struct ReadsShorterBodies: Decisions {
    func maxBodyBytes(declared: Int) -> Int {
        declared - 1
    }
}
