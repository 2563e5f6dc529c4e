import ReferenceServer

extension Fault {
    static let watermarkFalls = Fault(
        "watermark-falls", breaks: "READ-004",
        "lowers the watermark to the message that is named", deciding: WatermarkFalls())
}

private struct WatermarkFalls: Decisions {
    func watermark(_ old: Int64, raisedTo new: Int64) -> Int64 {
        new
    }
}
