import ReferenceServer

extension Fault {
    static let missingCountsAsMalformed = Fault(
        "missing-counts-as-malformed", breaks: "WIRE-007",
        "refuses a missing member of a body with 2001",
        answering: AnswerRewriting(
            where: { $0.code == 2002 },
            { $0.body = JSONObject.changed($0.body) { $0["code"] = 2001 } }))
}
