import NIOConcurrencyHelpers
public import RawJSON

/// A body or frame that is parsed when somebody first asks, and once; the parse error is kept like a value.
public final class LazyJSON: Sendable {
    /// Exactly what was received.
    public let bytes: [UInt8]
    private let parsed = NIOLockedValueBox<Result<JSONParser.Result, JSONParseError>?>(nil)

    /// Keeps the bytes and parses nothing yet.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value and its duplicate keys, or why it is no JSON.
    public var result: Result<JSONParser.Result, JSONParseError> {
        parsed.withLockedValue { parsed in
            if let parsed { return parsed }
            let result = Result { () throws(JSONParseError) in try JSONParser().parse(bytes) }
            parsed = result
            return result
        }
    }

    /// The value, nil when the bytes are no JSON.
    public var value: JSONValue? {
        switch result {
        case .success(let parsed): parsed.value
        case .failure: nil
        }
    }

    /// Why the bytes are no JSON, nil when they are.
    public var error: JSONParseError? {
        switch result {
        case .success: nil
        case .failure(let error): error
        }
    }

    /// The bytes as text, with U+FFFD where they are not UTF-8.
    public var text: String {
        String(decoding: bytes, as: UTF8.self)
    }
}
