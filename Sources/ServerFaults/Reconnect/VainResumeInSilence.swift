import ReferenceServer

extension Fault {
    static let vainResumeInSilence = Fault(
        "vain-resume-in-silence", breaks: "WIRE-058",
        "does not say that a connection could not be resumed", deciding: VainResumeInSilence())
}

private struct VainResumeInSilence: Decisions {
    func tellsOfVainResume() -> Bool {
        false
    }
}
