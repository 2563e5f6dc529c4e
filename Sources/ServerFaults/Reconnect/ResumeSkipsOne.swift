import ReferenceServer

extension Fault {
    static let resumeSkipsOne = Fault(
        "resume-skips-one", breaks: "WIRE-057",
        "loses the first event that a resumed connection has missed", deciding: ResumeSkipsOne())
}

private struct ResumeSkipsOne: Decisions {
    func resumed(_ missed: [KeptFrame]?) -> [KeptFrame]? {
        missed.map { Array($0.dropFirst()) }
    }
}
