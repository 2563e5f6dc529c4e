extension Fault {
    static let ownListOldestFirst = Fault(
        "own-list-oldest-first", breaks: "DESK-029",
        "lists a customer's oldest session of a page first",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/api/v2/chat/sessions") { data in
            if let sessions = data["sessions"] as? [Any] { data["sessions"] = Array(sessions.reversed()) }
        })
}
