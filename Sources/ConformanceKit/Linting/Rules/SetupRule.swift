import RawJSON

/// Setup only prepares: if it fails the case is blocked, so that nothing in it can count as a proof.
struct SetupRule: LintRule {
    let name = "setup-proves-nothing"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.stepLists.filter(\.isSetup).flatMap { list in
            list.all.filter { !$0.proves.isEmpty }.map { step in
                LintFinding(
                    self, list.file, step.path.appending("proves"), "a step of setup proves something",
                    remedy: "move the step to 'steps' or remove 'proves'")
            }
        }
    }
}
