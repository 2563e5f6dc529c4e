import Foundation
import RawJSON
import Synchronization

/// One WebSocket at a scripted server.
final class ScriptedConnection: Sendable {
    /// What came, with its moment.
    enum Heard: Sendable, Equatable {
        case text(String)
        case ping(String)
        case other(UInt8)
    }

    let number: Int
    let token: String
    private let stream: ByteStream
    private let heard = Mutex<[(what: Heard, moment: ContinuousClock.Instant)]>([])

    init(_ stream: ByteStream, number: Int, token: String) {
        self.stream = stream
        self.number = number
        self.token = token
    }

    /// Everything that has come so far.
    var everything: [(what: Heard, moment: ContinuousClock.Instant)] { heard.withLock { $0 } }

    /// The moments of the text messages.
    var textMoments: [ContinuousClock.Instant] {
        everything.compactMap { if case .text = $0.what { $0.moment } else { nil } }
    }

    func send(_ frame: JSONValue) { write(opcode: 1, Array(frame.description.utf8)) }

    /// The same a while later, for what is late on purpose.
    func send(_ frame: JSONValue, afterMs milliseconds: Int) {
        Thread.detachNewThread { [self] in
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            send(frame)
        }
    }

    func close(code: UInt16) { write(opcode: 8, [UInt8(code >> 8), UInt8(code & 0xFF)]) }

    func cut() { stream.end() }

    /// Says that the handshake is accepted, welcomes, and reads until the end.
    func run(accepting key: String, _ received: (JSONValue) -> Void) {
        let digest = SHA1.digest(of: Array("\(key)258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8))
        stream.write(
            Array(
                """
                HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r
                Sec-WebSocket-Accept: \(Data(digest).base64EncodedString())\r\n\r\n
                """.utf8))
        send(["type": "welcome", "data": ["connectionId": .string("c-\(number)")]])
        while let (opcode, payload) = stream.frame() {
            let text = String(decoding: payload, as: UTF8.self)
            let what: Heard = opcode == 1 ? .text(text) : opcode == 9 ? .ping(text) : .other(opcode)
            heard.withLock { $0.append((what, .now)) }
            switch opcode {
            case 1: if let frame = try? JSONValue(parsing: text) { received(frame) }
            case 8:
                write(opcode: 8, payload)
                return
            case 9: write(opcode: 10, payload)
            default: break
            }
        }
    }

    private func write(opcode: UInt8, _ payload: [UInt8]) {
        let count = payload.count
        let length: [UInt8] = count < 126 ? [UInt8(count)] : [126, UInt8(count >> 8), UInt8(count & 0xFF)]
        stream.write([0x80 | opcode] + length + payload)
    }
}
