import NIOCore
import WebSocketTransport

/// What a receiver makes of a stretch of WebSocket bytes.
struct StreamReading: Hashable {
    enum Arrival: Hashable {
        case text([UInt8])
        case binary([UInt8])
        case control(WebSocketOpcode, [UInt8])
    }

    private(set) var arrivals: [Arrival] = []
    /// The first thing that RFC 6455 forbids; nothing is read behind it.
    private(set) var violation: ProtocolViolation?

    /// Reads the bytes as a server, in the pieces in which they came.
    init(pieces: [ArraySlice<UInt8>], role: WebSocketRole = .server, maxMessageBytes: Int = 16_384) {
        var decoder = FrameDecoder(role: role, maxMessageBytes: maxMessageBytes)
        var assembler = MessageAssembler()
        do throws(ProtocolViolation) {
            for piece in pieces {
                var buffer = ByteBuffer(bytes: piece)
                decoder.resume(with: &buffer)
                while let part = try decoder.next(&buffer) { try take(part, &assembler) }
            }
        } catch {
            violation = error
        }
    }

    private mutating func take(
        _ part: FrameDecoder.Part, _ assembler: inout MessageAssembler
    ) throws(ProtocolViolation) {
        switch part {
        case .data(let isText, let payload, let endsMessage):
            switch try assembler.append(isText: isText, payload: payload, endsMessage: endsMessage) {
            case .text(let text): arrivals.append(.text(Array(text.readableBytesView)))
            case .binary(let bytes): arrivals.append(.binary(Array(bytes.readableBytesView)))
            case nil: break
            }
        case .control(let opcode, let payload):
            if opcode == .close { _ = try ClosePayload.parse(payload) }
            arrivals.append(.control(opcode, Array(payload.readableBytesView)))
        }
    }
}
