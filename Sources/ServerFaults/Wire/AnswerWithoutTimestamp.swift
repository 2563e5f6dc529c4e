import ReferenceServer

extension Fault {
    static let answerWithoutTimestamp = Fault(
        "answer-without-timestamp", breaks: "WIRE-001",
        "answers of the REST side lack the member timestamp",
        answering: AnswerRewriting(
            where: { _ in true },
            { $0.body = JSONObject.changed($0.body) { $0["timestamp"] = nil } }))
}
