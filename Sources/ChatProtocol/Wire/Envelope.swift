/// The one shape of every answer below `/api`.
///
/// - Wire: `{ "code", "msg", "data", "timestamp" }`; `data` is written as null where there is none.
/// - Source: SPEC WIRE-001, WIRE-002.
public struct Envelope<Payload: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// 0 for success, otherwise the number of an `ErrorCode`.
    public var code: Int
    /// A text for people.
    public var msg: String
    /// The answer itself; nil in refusals.
    @OrNull public var data: Payload?
    /// When the server made the answer.
    public var timestamp: Timestamp

    /// Puts the members together, whether they agree or not.
    public init(code: Int, msg: String, data: Payload?, timestamp: Timestamp) {
        self.code = code
        self.msg = msg
        self.data = data
        self.timestamp = timestamp
    }

    /// A successful answer.
    public init(_ data: Payload, msg: String = "ok", timestamp: Timestamp) {
        self.init(code: 0, msg: msg, data: data, timestamp: timestamp)
    }
}

/// The answer to a refused request: no data can be in it.
public typealias RefusalEnvelope = Envelope<Never>

extension Envelope where Payload == Never {
    /// The answer to a refused request; `tempMessageId` is not in it.
    public init(_ refusal: Refusal, timestamp: Timestamp) {
        self.init(code: refusal.code.rawValue, msg: refusal.message, data: nil, timestamp: timestamp)
    }
}
