public import NIOCore

/// Joins the parts of a message and checks text as it grows.
///
/// A message that arrives in one part passes through uncopied.
/// - Source: RFC 6455 sections 5.4, 5.6 and 8.1.
public struct MessageAssembler: Sendable {
    /// One complete message.
    public enum Message: Sendable, Hashable {
        /// Valid UTF-8.
        case text(ByteBuffer)
        case binary(ByteBuffer)
    }

    private var partial: ByteBuffer?
    private var validator = UTF8Validator()

    /// No message is open.
    public init() {}

    /// Takes the next part; returns the message when this part ends it.
    ///
    /// - Throws: `invalidUTF8` at the first part whose text cannot become valid any more.
    public mutating func append(
        isText: Bool, payload: ByteBuffer, endsMessage: Bool
    ) throws(ProtocolViolation) -> Message? {
        if isText {
            guard validator.accept(payload) else { throw .invalidUTF8 }
            if endsMessage {
                guard validator.isComplete else { throw .invalidUTF8 }
            }
        }
        guard endsMessage else {
            grow(by: payload)
            return nil
        }
        var whole = payload
        if partial != nil {
            grow(by: payload)
            whole = partial ?? payload
            partial = nil
        }
        return isText ? .text(whole) : .binary(whole)
    }

    private mutating func grow(by payload: ByteBuffer) {
        if partial == nil {
            // The first part may be a slice of the receive buffer, which must not live as long as the message.
            partial = ByteBuffer(bytes: payload.readableBytesView)
        } else {
            partial?.writeImmutableBuffer(payload)
        }
    }
}
