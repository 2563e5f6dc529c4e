extension Observer {
    /// `receivePong`: the oldest pong of just these bytes that is not consumed.
    func receivePong(_ bytes: [UInt8], _ name: ConnectionName, _ time: TimeFrame) -> Observation {
        guard let view = views[name], view.refusal == nil else { return .violated(notConnected(name)) }
        let open = view.pongs.filter { !view.consumed.contains($0.index) && $0.arrival <= time.deadline }
        if let pong = open.first(where: { $0.bytes == bytes }) {
            return .satisfied(Satisfaction(consumed: [name: [pong.index]]))
        }
        let shortfall = Shortfall(
            kind: .missedDeadline, headline: "no such pong at \(name) \(time.phrase)",
            expected: "a pong of \(bytes.inWords)", arrived: open.map { "a pong of \($0.bytes.inWords)" },
            observer: name)
        return view.end == nil ? .pending(shortfall) : .violated(closedEarly(shortfall, view, time))
    }
}

extension [UInt8] {
    /// `2 bytes: 6869`.
    fileprivate var inWords: String {
        isEmpty ? "no bytes" : "\(count) bytes: \(map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())"
    }
}
