extension Fault {
    static let oldestSessionsFirst = Fault(
        "oldest-sessions-first", breaks: "DESK-016",
        "lists the session with the oldest activity of a page first",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/admin/chat/sessions") { data in
            if let sessions = data["sessions"] as? [Any] { data["sessions"] = Array(sessions.reversed()) }
        })
}
