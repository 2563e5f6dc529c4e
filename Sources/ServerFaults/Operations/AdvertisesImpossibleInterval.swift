extension Fault {
    static let advertisesImpossibleInterval = Fault(
        "advertises-impossible-interval", breaks: "OPS-002",
        "asks for a heartbeat every 10 milliseconds",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/capabilities") { data in
            guard var intervals = data["intervals"] as? [String: Any] else { return }
            intervals["heartbeatMs"] = 10
            data["intervals"] = intervals
        })
}
