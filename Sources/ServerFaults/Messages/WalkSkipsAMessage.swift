import Foundation

extension Fault {
    static let walkSkipsAMessage = Fault(
        "walk-skips-a-message", breaks: "MSG-022",
        "leaves out the first message of the last page of an operator's walk",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "/messages") { data in
            guard var messages = data["messages"] as? [[String: Any]], messages.count > 2 else { return }
            guard let pagination = data["pagination"] as? [String: Any], pagination["next"] is NSNull else { return }
            messages.removeFirst()
            data["messages"] = messages
        })
}
