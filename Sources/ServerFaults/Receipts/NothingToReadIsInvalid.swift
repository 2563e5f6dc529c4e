import ChatProtocol

extension Fault {
    static let nothingToReadIsInvalid = Fault(
        "nothing-to-read-is-invalid", breaks: "READ-005",
        "refuses a mark_read that names nothing with 2001",
        delivering: FrameRewriting(dataOf: .error) { data in
            if data["code"] as? Int == 2002 { data["code"] = 2001 }
        })
}
