import ReferenceServer

extension Fault {
    static let missingTokenIsInvalidToken = Fault(
        "missing-token-is-invalid-token", breaks: "ACCT-004",
        "refuses a request without a token with 4002",
        answering: AnswerRewriting(
            where: { $0.code == 4001 },
            { $0.body = JSONObject.changed($0.body) { $0["code"] = 4002 } }))
}
