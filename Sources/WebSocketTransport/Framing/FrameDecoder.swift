public import NIOCore

/// Turns socket bytes into parts of frames, and judges every header before its payload is touched.
///
/// A data frame's payload is handed on as it arrives, so that a megabyte frame needs no second buffer here and bad
/// UTF-8 is seen at its first byte; a control frame is handed on whole. Between frames the decoder holds no memory.
/// - Source: RFC 6455 sections 5.2, 5.4 and 5.5.
public struct FrameDecoder: Sendable {
    /// What came out of the bytes so far.
    public enum Part: Sendable, Hashable {
        /// A stretch of a message, unmasked; `endsMessage` is true once per message, possibly with no bytes.
        case data(isText: Bool, payload: ByteBuffer, endsMessage: Bool)
        case control(WebSocketOpcode, payload: ByteBuffer)
    }

    /// The data frame being received and how much of it is still to come.
    private struct OpenFrame {
        let isFinal: Bool
        let maskKey: UInt32?
        let length: Int
        var received = 0
    }

    private let expectsMasked: Bool
    private let maxMessageBytes: Int
    /// Bytes of an incomplete header or control frame: at most 139.
    private var held: ByteBuffer?
    private var openFrame: OpenFrame?
    /// Kind and declared bytes of the message whose frames are arriving.
    private var message: (isText: Bool, bytes: UInt64)?

    /// - Parameters:
    ///   - role: this end's role, which decides whether frames must be masked.
    ///   - maxMessageBytes: the largest message accepted, over all its fragments.
    public init(role: WebSocketRole, maxMessageBytes: Int) {
        expectsMasked = role.expectsMaskedFrames
        self.maxMessageBytes = maxMessageBytes
    }

    /// Joins what an earlier read left over to the bytes of this one; call before the calls of `next`.
    public mutating func resume(with buffer: inout ByteBuffer) {
        guard var whole = held else { return }
        held = nil
        whole.writeBuffer(&buffer)
        buffer = whole
    }

    /// The next part, or nil when the buffer holds no further one; what remains is kept for the next read.
    ///
    /// - Throws: the violation; nothing may be fed after it.
    public mutating func next(_ buffer: inout ByteBuffer) throws(ProtocolViolation) -> Part? {
        if openFrame == nil {
            let start = buffer.readerIndex
            guard let header = try FrameHeader.parse(&buffer) else { return hold(&buffer, from: start) }
            try check(header)
            if header.opcode.isControl {
                guard let payload = buffer.readSlice(length: Int(header.payloadBytes)) else {
                    return hold(&buffer, from: start)
                }
                return .control(header.opcode, payload: Self.unmask(payload, key: header.maskKey, offset: 0))
            }
            try open(header)
        }
        return readOpenFrame(&buffer)
    }

    private func check(_ header: FrameHeader) throws(ProtocolViolation) {
        guard header.reservedBits == 0 else { throw .reservedBits(header.reservedBits) }
        guard header.opcode.isDefined else { throw .reservedOpcode(header.opcode.rawValue) }
        guard (header.maskKey != nil) == expectsMasked else {
            throw expectsMasked ? .unmaskedClientFrame : .maskedServerFrame
        }
        if header.opcode.isControl {
            guard header.isFinal else { throw .fragmentedControlFrame(header.opcode) }
            guard header.payloadBytes <= 125 else { throw .oversizedControlFrame(header.opcode) }
        }
    }

    private mutating func open(_ header: FrameHeader) throws(ProtocolViolation) {
        var open: (isText: Bool, bytes: UInt64)
        if header.opcode == .continuation {
            guard let message else { throw .unexpectedContinuation }
            open = message
        } else {
            guard message == nil else { throw .unfinishedMessage }
            open = (header.opcode == .text, 0)
        }
        // Both terms are below 2^63: a message never grows past the limit before it is refused.
        open.bytes += header.payloadBytes
        guard open.bytes <= UInt64(max(0, maxMessageBytes)) else {
            throw .messageTooBig(declaredBytes: open.bytes, maxMessageBytes: maxMessageBytes)
        }
        message = open
        openFrame = OpenFrame(isFinal: header.isFinal, maskKey: header.maskKey, length: Int(header.payloadBytes))
    }

    private mutating func readOpenFrame(_ buffer: inout ByteBuffer) -> Part? {
        guard var frame = openFrame, let message else { return nil }
        let count = min(frame.length - frame.received, buffer.readableBytes)
        guard let slice = buffer.readSlice(length: count) else { return nil }
        let payload = Self.unmask(slice, key: frame.maskKey, offset: frame.received)
        frame.received += count
        let ends = frame.received == frame.length
        openFrame = ends ? nil : frame
        if ends && frame.isFinal { self.message = nil }
        guard ends || count > 0 else { return nil }
        return .data(isText: message.isText, payload: payload, endsMessage: ends && frame.isFinal)
    }

    private mutating func hold(_ buffer: inout ByteBuffer, from start: Int) -> Part? {
        buffer.moveReaderIndex(to: start)
        // A copy, because a slice would keep the whole receive buffer alive for a few bytes.
        if buffer.readableBytes > 0 { held = ByteBuffer(bytes: buffer.readableBytesView) }
        buffer.moveReaderIndex(forwardBy: buffer.readableBytes)
        return nil
    }

    private static func unmask(_ slice: ByteBuffer, key: UInt32?, offset: Int) -> ByteBuffer {
        guard let key, slice.readableBytes > 0 else { return slice }
        var payload = ByteBufferAllocator().buffer(capacity: slice.readableBytes)
        payload.writeMasked(slice, key: key, offset: offset)
        return payload
    }
}
