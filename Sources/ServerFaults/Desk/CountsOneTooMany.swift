extension Fault {
    static let countsOneTooMany = Fault(
        "counts-one-too-many", breaks: "DESK-017",
        "counts one message too many in the list",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/admin/chat/sessions") { data in
            guard let sessions = data["sessions"] as? [[String: Any]] else { return }
            data["sessions"] = sessions.map { session in
                var session = session
                if let count = session["messageCount"] as? Int { session["messageCount"] = count + 1 }
                return session
            }
        })
}
