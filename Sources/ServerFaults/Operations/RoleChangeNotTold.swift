import ReferenceServer

extension Fault {
    static let roleChangeNotTold = Fault(
        "role-change-not-told", breaks: "OPS-004",
        "answers the change of an account with a role that it does not have",
        answering: AnswerRewriting(
            where: { $0.method == "PATCH" && $0.status < 300 },
            { answer in
                answer.body = JSONObject.changed(answer.body) { envelope in
                    guard var data = envelope["data"] as? [String: Any] else { return }
                    data["role"] = "visitor"
                    envelope["data"] = data
                }
            }))
}
