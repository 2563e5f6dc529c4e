/// What an input is and how it was made.
enum InputKind: String, Sendable, Hashable, CaseIterable {
    // Decoded in this process.
    case frame, frameBytes = "frame bytes", body, bodyBytes = "body bytes", stream = "WebSocket stream"
    case page, timestamp, identifier, path
    // Sent to a server.
    case command, commandBytes = "command bytes", rawFrames = "raw frames", request, requestBytes = "request bytes"
    case handshake
}
