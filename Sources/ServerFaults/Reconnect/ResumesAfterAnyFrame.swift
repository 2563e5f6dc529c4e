import ReferenceServer

extension Fault {
    static let resumesAfterAnyFrame = Fault(
        "resumes-after-any-frame", breaks: "WIRE-058",
        "takes a frame that it does not know for the last one", deciding: ResumesAfterAnyFrame())
}

private struct ResumesAfterAnyFrame: Decisions {
    func resumed(_ missed: [KeptFrame]?) -> [KeptFrame]? {
        missed ?? []
    }
}
