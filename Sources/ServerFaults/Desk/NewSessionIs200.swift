import ReferenceServer

extension Fault {
    static let newSessionIs200 = Fault(
        "new-session-is-200", breaks: "DESK-001",
        "answers the opening of a new session with status 200",
        answering: AnswerRewriting(
            where: { $0.path.hasSuffix("/chat/session") && $0.status == 201 }, { $0.status = 200 }))
}
