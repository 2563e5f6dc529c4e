import ChatProtocol

extension Fault {
    static let missingDataIsMissingValue = Fault(
        "missing-data-is-missing-value", breaks: "WIRE-018",
        "refuses a command without data with 2002",
        delivering: FrameRewriting(dataOf: .error) { data in
            if data["code"] as? Int == 4602 { data["code"] = 2002 }
        })
}
