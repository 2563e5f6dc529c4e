extension Fault {
    static let pageNeverEnds = Fault(
        "page-never-ends", breaks: "DESK-019",
        "says of every page that there are more",
        answering: AnswerRewriting(dataOf: "GET", endingIn: "") { data in
            guard var pagination = data["pagination"] as? [String: Any] else { return }
            pagination["hasMore"] = true
            data["pagination"] = pagination
        })
}
