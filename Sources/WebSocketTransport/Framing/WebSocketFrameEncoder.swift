public import NIOCore

/// Writes whole frames into one buffer each: encode once, hand the same copy-on-write bytes to every receiver.
///
/// - Source: RFC 6455 section 5.2.
public enum WebSocketFrameEncoder {
    /// One unmasked text frame; the payload must be UTF-8.
    public static func server(text payload: ByteBuffer) -> ByteBuffer {
        frame(.text, payload: payload)
    }

    /// One unmasked text frame of a string.
    public static func server(text: String) -> ByteBuffer {
        server(text: ByteBuffer(string: text))
    }

    /// One unmasked binary frame.
    public static func server(binary payload: ByteBuffer) -> ByteBuffer {
        frame(.binary, payload: payload)
    }

    /// One masked text frame; key 0 leaves the payload as it is, which is what a load generator can afford.
    public static func client(text payload: ByteBuffer, maskKey: UInt32) -> ByteBuffer {
        frame(.text, payload: payload, maskKey: maskKey)
    }

    /// One masked binary frame.
    public static func client(binary payload: ByteBuffer, maskKey: UInt32) -> ByteBuffer {
        frame(.binary, payload: payload, maskKey: maskKey)
    }

    /// Any frame at all, lawful or not: a conformance client sends both.
    ///
    /// - Parameters:
    ///   - reservedBits: RSV1 is 4, RSV2 is 2, RSV3 is 1.
    ///   - maskKey: nil leaves the frame unmasked.
    public static func frame(
        _ opcode: WebSocketOpcode, payload: ByteBuffer, isFinal: Bool = true, reservedBits: UInt8 = 0,
        maskKey: UInt32? = nil
    ) -> ByteBuffer {
        let header = FrameHeader(
            isFinal: isFinal, reservedBits: reservedBits, opcode: opcode,
            payloadBytes: UInt64(payload.readableBytes), maskKey: maskKey)
        var buffer = ByteBufferAllocator().buffer(capacity: FrameHeader.maxBytes + payload.readableBytes)
        header.write(to: &buffer)
        buffer.writeMasked(payload, key: maskKey ?? 0)
        return buffer
    }

    /// The frame as `role` has to send it.
    static func frame(_ opcode: WebSocketOpcode, payload: ByteBuffer, as role: WebSocketRole) -> ByteBuffer {
        switch role {
        case .server: frame(opcode, payload: payload)
        case .client(let masking): frame(opcode, payload: payload, maskKey: masking.nextKey())
        }
    }
}
