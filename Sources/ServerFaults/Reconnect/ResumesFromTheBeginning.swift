import ReferenceServer

extension Fault {
    static let resumesFromTheBeginning = Fault(
        "resumes-from-the-beginning", breaks: "WIRE-057",
        "gives a resuming connection everything, whatever frame its client names", deciding: ResumesFromTheBeginning())
}

private struct ResumesFromTheBeginning: Decisions {
    func resumePoint(_ after: String?) -> String? {
        nil
    }
}
