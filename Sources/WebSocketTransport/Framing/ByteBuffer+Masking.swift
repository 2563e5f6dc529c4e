import NIOCore

extension ByteBuffer {
    /// Appends `source` XORed with the masking key, eight bytes at a time.
    ///
    /// Copying while masking beats masking in place: NIO's receive buffer is shared with its pool, so writing into it
    /// would copy all of it first, and a slice handed out would keep the whole receive buffer alive.
    /// - Parameter offset: how many payload bytes of the same frame came before these.
    /// - Source: RFC 6455 section 5.3.
    mutating func writeMasked(_ source: ByteBuffer, key: UInt32, offset: Int = 0) {
        guard key != 0 else {
            writeImmutableBuffer(source)
            return
        }
        let count = source.readableBytes
        let shift = UInt32(offset & 3) * 8
        // The key as the stream of bytes it is on the wire, rotated to where this part of the payload begins.
        let stream = (key << shift | key >> ((32 - shift) & 31)).bigEndian
        let wide = UInt64(stream) | UInt64(stream) << 32
        writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
            source.withUnsafeReadableBytes { bytes in
                var index = 0
                while index + 8 <= count {
                    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ wide
                    target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
                    index += 8
                }
                while index < count {
                    target[index] = bytes[index] ^ UInt8(truncatingIfNeeded: stream >> (UInt32(index & 3) * 8))
                    index += 1
                }
            }
            return count
        }
    }
}
