public import NIOCore

/// The 2 to 14 bytes in front of a frame's payload.
///
/// Parsing judges only what the header alone can break; order and role are the decoder's business.
/// - Source: RFC 6455 section 5.2.
public struct FrameHeader: Sendable, Hashable {
    /// The longest header: two bytes, a 64-bit length and a masking key.
    public static let maxBytes = 14

    /// FIN: this frame ends its message.
    public var isFinal: Bool
    /// RSV1 is 4, RSV2 is 2, RSV3 is 1.
    public var reservedBits: UInt8
    /// Kept as it came, reserved or not.
    public var opcode: WebSocketOpcode
    /// As declared; the payload itself may not have come yet.
    public var payloadBytes: UInt64
    /// nil when the frame is not masked; the first byte on the wire is the most significant.
    public var maskKey: UInt32?

    /// Describes an unfragmented, unmasked frame unless told otherwise.
    public init(
        isFinal: Bool = true, reservedBits: UInt8 = 0, opcode: WebSocketOpcode, payloadBytes: UInt64,
        maskKey: UInt32? = nil
    ) {
        self.isFinal = isFinal
        self.reservedBits = reservedBits & 0x7
        self.opcode = opcode
        self.payloadBytes = payloadBytes
        self.maskKey = maskKey
    }

    /// Reads one header and moves the reader index behind it; nil, and nothing consumed, while bytes are missing.
    ///
    /// - Throws: `nonMinimalLength`, `lengthOverflow`.
    public static func parse(_ buffer: inout ByteBuffer) throws(ProtocolViolation) -> FrameHeader? {
        var reader = buffer
        guard let first: UInt8 = reader.readInteger(), let second: UInt8 = reader.readInteger() else { return nil }
        guard let length = try readLength(marker: second & 0x7F, &reader) else { return nil }
        var key: UInt32?
        if second & 0x80 != 0 {
            guard let bytes: UInt32 = reader.readInteger() else { return nil }
            key = bytes
        }
        buffer.moveReaderIndex(to: reader.readerIndex)
        return FrameHeader(
            isFinal: first & 0x80 != 0, reservedBits: first >> 4 & 0x7, opcode: WebSocketOpcode(rawValue: first),
            payloadBytes: length, maskKey: key)
    }

    private static func readLength(
        marker: UInt8, _ reader: inout ByteBuffer
    ) throws(ProtocolViolation) -> UInt64? {
        switch marker {
        case 126:
            guard let length: UInt16 = reader.readInteger() else { return nil }
            guard length > 125 else { throw .nonMinimalLength(UInt64(length)) }
            return UInt64(length)
        case 127:
            guard let length: UInt64 = reader.readInteger() else { return nil }
            guard length >> 63 == 0 else { throw .lengthOverflow }
            guard length > UInt64(UInt16.max) else { throw .nonMinimalLength(length) }
            return length
        default:
            return UInt64(marker)
        }
    }

    /// Appends the header in its shortest form.
    public func write(to buffer: inout ByteBuffer) {
        let maskBit: UInt8 = maskKey == nil ? 0 : 0x80
        buffer.writeInteger((isFinal ? 0x80 : 0) | reservedBits << 4 | opcode.rawValue)
        switch payloadBytes {
        case ..<126:
            buffer.writeInteger(maskBit | UInt8(payloadBytes))
        case ...UInt64(UInt16.max):
            buffer.writeInteger(maskBit | 126)
            buffer.writeInteger(UInt16(payloadBytes))
        default:
            buffer.writeInteger(maskBit | 127)
            buffer.writeInteger(payloadBytes)
        }
        if let maskKey { buffer.writeInteger(maskKey) }
    }
}
