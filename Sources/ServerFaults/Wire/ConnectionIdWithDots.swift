import ChatProtocol

extension Fault {
    static let connectionIdWithDots = Fault(
        "connection-id-with-dots", breaks: "WIRE-004",
        "names connections with characters that identifiers do not have",
        delivering: FrameRewriting(dataOf: .connectionEstablished) { data in
            guard let id = data["connectionId"] as? String else { return }
            data["connectionId"] = "10.0.0.1:\(id)"
        })
}
