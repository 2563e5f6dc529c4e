extension Fault {
    static let figuresWithoutDay = Fault(
        "figures-without-day", breaks: "STAT-001",
        "leaves the day out of its figures",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/stats/today") { $0["date"] = nil })
}
