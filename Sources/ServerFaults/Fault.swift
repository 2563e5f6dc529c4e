package import ReferenceServer

/// A deliberate defect: a server that breaks one requirement and keeps the others, to see whether a harness notices.
package struct Fault: Sendable {
    package let name: String
    /// The requirement of SPEC.md that it breaks.
    package let requirement: String
    /// What such a server does.
    package let summary: String
    private let makeSeams: @Sendable () -> ServerSeams

    init(
        _ name: String, breaks requirement: String, _ summary: String,
        seams makeSeams: @escaping @Sendable () -> ServerSeams
    ) {
        self.name = name
        self.requirement = requirement
        self.summary = summary
        self.makeSeams = makeSeams
    }

    /// Fresh seams, because some faults remember what they have seen.
    package var seams: ServerSeams {
        makeSeams()
    }

    /// The fault of this name.
    package static func named(_ name: String) -> Fault? {
        all.first { $0.name == name }
    }
}

extension Fault {
    /// A server that decides something wrongly.
    init(
        _ name: String, breaks requirement: String, _ summary: String, deciding decisions: some Decisions
    ) {
        self.init(name, breaks: requirement, summary) { ServerSeams(decisions: decisions) }
    }

    /// A server that meddles with its frames.
    init(
        _ name: String, breaks requirement: String, _ summary: String,
        delivering stage: @escaping @autoclosure @Sendable () -> any DeliveryStage
    ) {
        self.init(name, breaks: requirement, summary) { ServerSeams(delivery: stage()) }
    }

    /// A server that meddles with its answers.
    init(
        _ name: String, breaks requirement: String, _ summary: String, answering stage: some AnswerStage
    ) {
        self.init(name, breaks: requirement, summary) { ServerSeams(answer: stage) }
    }
}
