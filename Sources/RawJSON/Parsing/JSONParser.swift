/// A strict reader of JSON as RFC 8259 defines it, with nothing forgiven.
///
/// It is the harness's own and on purpose not the parser of the servers it judges, so that one mistake does not
/// excuse the other. Numbers of any size are kept; nothing is rounded.
public struct JSONParser: Sendable {
    /// How many arrays and objects may stand inside each other; the reader is recursive, so this bounds its stack.
    public var maximumDepth: Int

    /// A parser that accepts nesting up to `maximumDepth`.
    public init(maximumDepth: Int = 512) { self.maximumDepth = maximumDepth }

    /// What a text says.
    public struct Result: Sendable, Hashable {
        /// The value; of members with the same name the last one counts.
        public let value: JSONValue
        /// The place of every member that repeats an earlier name of its object. RFC 8259 leaves their meaning
        /// open, so that they are reported rather than refused.
        public let duplicateKeys: [JSONPath]
    }

    /// Reads one value that fills all of `text`, white space around it aside.
    public func parse(_ text: String) throws(JSONParseError) -> Result {
        var text = text
        return try text.withUTF8 { bytes in read(bytes) }.get()
    }

    /// Reads one value that fills all of `bytes`, which must be UTF-8 without a byte order mark.
    public func parse(_ bytes: some Collection<UInt8>) throws(JSONParseError) -> Result {
        if let result = bytes.withContiguousStorageIfAvailable({ read($0) }) { return try result.get() }
        return try Array(bytes).withUnsafeBufferPointer { read($0) }.get()
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Swift.Result<Result, JSONParseError> {
        var reader = JSONTextReader(bytes: bytes, maximumDepth: maximumDepth)
        do throws(JSONParseError) {
            let value = try reader.readDocument()
            return .success(Result(value: value, duplicateKeys: reader.duplicateKeys))
        } catch {
            return .failure(error)
        }
    }
}

extension JSONValue {
    /// Reads `text` with a default parser, for callers who do not care about repeated member names.
    public init(parsing text: String) throws(JSONParseError) { self = try JSONParser().parse(text).value }
}
