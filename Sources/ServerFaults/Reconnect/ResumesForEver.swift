import ReferenceServer

extension Fault {
    static let resumesForEver = Fault(
        "resumes-for-ever", breaks: "WIRE-058",
        "resumes connections whose window is over", deciding: ResumesForEver())
}

private struct ResumesForEver: Decisions {
    func resumeWindow(configuredMs: Int) -> Int {
        configuredMs * 1000
    }
}
