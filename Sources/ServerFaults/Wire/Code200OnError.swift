import ReferenceServer

extension Fault {
    static let code200OnError = Fault(
        "code-200-on-error", breaks: "WIRE-002",
        "refuses with HTTP status 200 and the code in the body",
        answering: AnswerRewriting(where: { $0.status >= 300 }, { $0.status = 200 }))
}
