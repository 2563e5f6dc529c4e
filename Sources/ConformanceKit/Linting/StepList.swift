import RawJSON

/// A list of steps with its file.
struct StepList {
    let file: String
    let steps: [Step]
    /// Whether the steps only prepare.
    let isSetup: Bool

    /// All steps, those inside others too.
    var all: [Step] { steps.flatMap(\.flattened) }
}

extension Suite {
    /// Every list of steps in worlds and cases.
    var stepLists: [StepList] {
        worlds.values.sorted { $0.name < $1.name }
            .map { StepList(file: $0.file, steps: $0.setup, isSetup: true) }
            + cases.flatMap { testCase in
                [
                    StepList(file: testCase.file, steps: testCase.setup, isSetup: true),
                    StepList(file: testCase.file, steps: testCase.steps, isSetup: false),
                ]
            }
    }
}
