import ReferenceServer

extension Fault {
    static let noHandshakeIsFine = Fault(
        "no-handshake-is-fine", breaks: "WIRE-033", "answers requests for the socket that are no handshakes with 200",
        deciding: NoHandshakeIsFine())
}

private struct NoHandshakeIsFine: Decisions {
    func status(ofNoHandshake specified: Int) -> Int {
        200
    }
}
