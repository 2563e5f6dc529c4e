import ReferenceServer

extension Fault {
    static let advertisesImpossibleRate = Fault(
        "advertises-impossible-rate", breaks: "OPS-002", "declares a rate of one message",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/capabilities") { data in
            guard var limits = data["limits"] as? [String: Any], var rates = limits["rates"] as? [String: Any] else {
                return
            }
            rates["messages"] = ["count": 1, "windowMs": 500]
            limits["rates"] = rates
            data["limits"] = limits
        })
}
