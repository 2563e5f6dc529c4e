import ChatProtocol

extension Fault {
    static let emptyContentIsInvalid = Fault(
        "empty-content-is-invalid", breaks: "MSG-012",
        "refuses empty content of a command with 2001",
        delivering: FrameRewriting(dataOf: .error) { data in
            if data["code"] as? Int == 2003 { data["code"] = 2001 }
        })
}
