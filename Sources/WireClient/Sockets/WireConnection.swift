public import RawJSON

/// A connection on which a server may send at any time, whatever carries it; usable from any thread, its sends keep
/// their order.
///
/// A send is recorded before its bytes are written and not waited for; after the end it is recorded as dropped.
public protocol WireConnection: Sendable {
    /// What has come so far, and how it ended.
    var inbox: Inbox { get }

    /// Sends one JSON value as the connection's protocol has it.
    func send(frame: JSONValue)
    /// Sends one text as it is.
    func send(text: String)
    /// Sends one frame of RFC 6455 as given, past every rule; where there are no such frames, its payload.
    func sendRaw(opcode: UInt8, isFinal: Bool, payload: [UInt8])
    /// Sends bytes that may be no frame at all.
    func sendRawBytes(_ bytes: [UInt8])
    /// Ends the connection in order.
    func close(code: UInt16, reason: String)
    /// Ends it with no word, after what was sent before.
    func cut()
    /// Stops reading, as a slow reader does.
    func stall()
    /// Reads again.
    func unstall()
}

extension WireSocket: WireConnection {
    /// Sends one JSON value as a text message, or as an event of Socket.IO.
    public func send(frame: JSONValue) {
        send(text: translator?.packet(for: frame) ?? JSONWriter.compact.string(frame))
    }

    /// Sends one frame as given, masked.
    public func sendRaw(opcode: UInt8, isFinal: Bool, payload: [UInt8]) {
        sendRaw(opcode: opcode, isFinal: isFinal, reservedBits: 0, payload: payload)
    }
}
