extension Fault {
    static let showsPasswordHash = Fault(
        "shows-password-hash", breaks: "SEC-002",
        "answers a login with a password hash",
        answering: AnswerRewriting(dataOf: "POST", endingIn: "/auth/login") { data in
            guard var user = data["user"] as? [String: Any] else { return }
            user["passwordHash"] = "$2b$10$KIXnotAHashOfAnything"
            data["user"] = user
        })
}
