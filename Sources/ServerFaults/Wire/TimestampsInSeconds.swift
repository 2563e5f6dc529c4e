extension Fault {
    static let timestampsInSeconds = Fault(
        "timestamps-in-seconds", breaks: "WIRE-003",
        "writes the time of frames without fraction digits",
        delivering: FrameRewriting(nil) { frame in
            guard let time = frame["timestamp"] as? String else { return }
            frame["timestamp"] = time.prefix(19) + "Z"
        })
}
