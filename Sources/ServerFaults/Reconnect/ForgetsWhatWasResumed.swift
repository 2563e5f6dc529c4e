import ReferenceServer

extension Fault {
    static let forgetsWhatWasResumed = Fault(
        "forgets-what-was-resumed", breaks: "WIRE-060",
        "does not know in a resuming connection what came on the old one", deciding: ForgetsWhatWasResumed())
}

private struct ForgetsWhatWasResumed: Decisions {
    func inheritsLog() -> Bool {
        false
    }
}
