import ChatProtocol

extension Fault {
    static let notJsonIsInvalidValue = Fault(
        "not-json-is-invalid-value", breaks: "WIRE-016",
        "answers a message that is not a frame with 2001",
        delivering: FrameRewriting(dataOf: .error) { data in
            if data["code"] as? Int == 4600 { data["code"] = 2001 }
        })
}
