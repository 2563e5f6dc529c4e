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

extension Verb {
    /// The patterns that are compared with frames, each with its place below the step.
    var framePatterns: [(pattern: Pattern, path: JSONPath)] {
        let own = JSONPath([.member(name.rawValue)])
        switch self {
        case .receive(let receive): return [(receive.pattern, own)]
        case .receiveNext(let pattern), .ignore(let pattern): return [(pattern, own)]
        case .nothing(let nothing): return [(nothing.pattern, own)]
        case .collect(let collect):
            guard case .pattern(let until) = collect.end else { return [(collect.pattern, own)] }
            return [(collect.pattern, own), (until, JSONPath([.member("until")]))]
        case .connect(let connect):
            guard case .pattern(let ready) = connect.ready else { return [] }
            return [(ready, own.appending("ready"))]
        default: return []
        }
    }

    /// What an HTTP answer is compared with.
    var answerPattern: AnswerPattern? {
        switch self {
        case .call(let call): call.answer
        case .follow(let follow): follow.call.answer
        case .answer(let answer), .refused(let answer): answer
        default: nil
        }
    }
}
