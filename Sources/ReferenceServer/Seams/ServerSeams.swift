/// The places where a server's behaviour can be exchanged; the shipped server uses what is specified everywhere.
package struct ServerSeams: Sendable {
    package var decisions: any Decisions
    package var delivery: any DeliveryStage
    package var answer: any AnswerStage
    package var commit: any CommitStage
    package var clock: any ServerClock

    package init(
        decisions: any Decisions = SpecifiedDecisions(),
        delivery: any DeliveryStage = SpecifiedDeliveryStage(),
        answer: any AnswerStage = SpecifiedAnswerStage(),
        commit: any CommitStage = SpecifiedCommitStage(),
        clock: any ServerClock = SystemClock()
    ) {
        self.decisions = decisions
        self.delivery = delivery
        self.answer = answer
        self.commit = commit
        self.clock = clock
    }
}
