import ChatProtocol
import WebSocketTransport

/// What a lawful server makes of bytes on a socket.
enum SocketExpectation {
    /// It answers what follows.
    case answers
    /// It ends the connection with that code, or without a word.
    case ends(UInt16)
    /// The bytes end inside a frame or a message.
    case waits

    /// - Parameter bytes: the input and the heartbeat behind it.
    init(of bytes: [UInt8], endingWith heartbeat: [UInt8]) {
        let reading = StreamReading(pieces: [bytes[...]])
        for arrival in reading.arrivals {
            switch arrival {
            case .binary:
                self = .ends(CloseCode.binaryMessage.rawValue)
                return
            case .control(.close, let payload):
                // A close is answered with its own code.
                self = .ends(payload.count < 2 ? ClosePayload.noCode : UInt16(payload[0]) << 8 | UInt16(payload[1]))
                return
            default: break
            }
        }
        if let violation = reading.violation {
            self = .ends(violation.closeCode)
        } else if case .text(let last)? = reading.arrivals.last, last == heartbeat {
            self = .answers
        } else {
            self = .waits
        }
    }
}
