import ReferenceServer

extension Fault {
    static let oldestMessagesFirst = Fault(
        "oldest-messages-first", breaks: "MSG-017",
        "answers a page of the history with the oldest message first",
        answering: AnswerRewriting(
            where: { $0.method == "GET" && $0.status == 200 },
            { answer in
                answer.body = JSONObject.changed(answer.body) { envelope in
                    guard var data = envelope["data"] as? [String: Any], let messages = data["messages"] as? [Any]
                    else { return }
                    data["messages"] = Array(messages.reversed())
                    envelope["data"] = data
                }
            }))
}
