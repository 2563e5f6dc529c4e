import ChatProtocol

extension Fault {
    static let countsOneDroppedTooMany = Fault(
        "counts-one-dropped-too-many", breaks: "WIRE-051",
        "says that one event more was dropped than were",
        delivering: FrameRewriting(dataOf: .resyncRequired) { data in
            guard let count = data["droppedCount"] as? Int else { return }
            data["droppedCount"] = count + 1
        })
}
