import ReferenceServer

extension Fault {
    static let acceptAlteredToken = Fault(
        "accept-altered-token", breaks: "ACCT-005",
        "does not check the signature of tokens", deciding: AcceptAlteredToken())
}

private struct AcceptAlteredToken: Decisions {
    func acceptsSignature(isGenuine: Bool) -> Bool {
        true
    }
}
