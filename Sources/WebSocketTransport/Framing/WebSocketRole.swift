/// Which end of the connection this process is; it decides who masks.
///
/// - Source: RFC 6455 section 5.1.
public enum WebSocketRole: Sendable, Hashable {
    case server
    case client(ClientMasking)

    /// A server accepts only masked frames, a client only unmasked ones.
    var expectsMaskedFrames: Bool {
        self == .server
    }
}

/// How a client chooses the masking key of each frame it sends.
///
/// - Source: RFC 6455 section 5.3.
public enum ClientMasking: Sendable, Hashable {
    /// A fresh key from the system's generator for every frame, as the RFC demands.
    case random
    /// Key 0: the payload travels as it is. Only for load generation, where masking would cost as much as sending.
    case zero

    func nextKey() -> UInt32 {
        switch self {
        case .random: UInt32.random(in: .min ... .max)
        case .zero: 0
        }
    }
}
