import ReferenceServer

extension Fault {
    static let neverGivesUp = Fault(
        "never-gives-up", breaks: "WIRE-043", "lets connections go on that send what is refused",
        deciding: NeverGivesUp())
}

private struct NeverGivesUp: Decisions {
    func closesHopeless() -> Bool {
        false
    }
}
