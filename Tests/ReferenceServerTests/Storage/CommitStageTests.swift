import Testing

@testable import ReferenceServer

@Suite("Between commit and effect") struct CommitStageTests {
    private struct DiskFull: Error {}

    @Test("nothing leaves before it is stored [MSG-002]")
    func order() throws {
        var steps: [String] = []
        try SpecifiedCommitStage().run(commit: { steps.append("commit") }, release: { steps.append("release") })
        #expect(steps == ["commit", "release"])
    }

    @Test("nothing leaves at all when it could not be stored [MSG-002]")
    func failure() {
        var hasLeft = false
        #expect(throws: DiskFull.self) {
            try SpecifiedCommitStage().run(commit: { throw DiskFull() }, release: { hasLeft = true })
        }
        #expect(!hasLeft)
    }
}
