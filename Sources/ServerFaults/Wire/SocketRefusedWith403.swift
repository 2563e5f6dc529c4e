import ReferenceServer

extension Fault {
    static let socketRefusedWith403 = Fault(
        "socket-refused-with-403", breaks: "WIRE-011",
        "answers a handshake without a valid token with HTTP 403",
        answering: AnswerRewriting(where: { $0.path == "/ws" && $0.status == 401 }, { $0.status = 403 }))
}
