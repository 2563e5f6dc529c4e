import ReferenceServer

extension Fault {
    static let unknownPathIsUnknownSession = Fault(
        "unknown-path-is-unknown-session", breaks: "WIRE-006",
        "refuses unknown paths and unknown methods with 4044",
        answering: AnswerRewriting(
            where: { $0.code == 4040 || $0.code == 4050 },
            { answer in
                answer.status = 404
                answer.body = JSONObject.changed(answer.body) { $0["code"] = 4044 }
            }))
}
