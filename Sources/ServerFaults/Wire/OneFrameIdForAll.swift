extension Fault {
    static let oneFrameIdForAll = Fault(
        "one-frame-id-for-all", breaks: "WIRE-013",
        "gives every frame the same messageId",
        delivering: FrameRewriting(nil) { $0["messageId"] = "f_1" })
}
