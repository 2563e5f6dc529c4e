import ChatProtocol
import Foundation
import NIOCore
import RawJSON
import WebSocketTransport

/// One WebSocket as a fuzzer needs it: any bytes out, events in; for one thread.
final class SocketConnection {
    enum Arrival {
        case event(JSONValue)
        case closed(UInt16?)
        case nothing
    }

    private let connection: TCPConnection
    private var decoder = FrameDecoder(role: .client(.zero), maxMessageBytes: 1 << 24)
    private var assembler = MessageAssembler()
    private var buffer = ByteBuffer()
    /// What `connection_established` said.
    private(set) var connectionId = ""

    /// - Throws: `FuzzError.notAnswered` when the handshake is refused.
    init(port: Int, query: String) throws {
        connection = try TCPConnection(port: port)
        let deadline = ContinuousClock.Instant.patience
        _ = connection.write(Self.handshake("/ws?\(query)").bytes, until: deadline)
        var arrived: [UInt8] = []
        while arrived.firstRange(of: Array("\r\n\r\n".utf8)) == nil {
            guard case .bytes(let bytes) = connection.read(until: deadline) else {
                throw FuzzError.notAnswered("no answer to a handshake")
            }
            arrived += bytes
        }
        guard let answer = try HTTPAnswer.take(from: &arrived, hasBody: false), answer.status == 101 else {
            throw FuzzError.notAnswered("a handshake was refused: \(Finding.readable(arrived))")
        }
        buffer.writeBytes(arrived)
        guard case .event(let event) = try next(until: deadline),
            event["type"]?.stringValue == "connection_established",
            let id = event["data"]?["connectionId"]?.stringValue
        else { throw FuzzError.notAnswered("the first event is not connection_established") }
        connectionId = id
    }

    static func handshake(_ target: String) -> HTTPMessage {
        HTTPMessage(
            target: target,
            headers: [
                ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"),
                ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ])
    }

    func write(_ bytes: [UInt8]) {
        // A server that has closed does not take all of it.
        _ = connection.write(bytes, until: .patience)
    }

    /// The next event, or the end.
    ///
    /// - Throws: `FuzzError.notAnswered` for what is no frame of the protocol.
    func next(until deadline: ContinuousClock.Instant) throws -> Arrival {
        while true {
            while let part = try decoder.next(&buffer) {
                switch part {
                case .control(.close, let payload):
                    let close = try ClosePayload.parse(payload)
                    return .closed(close.code)
                case .control: break
                case .data(let isText, let payload, let endsMessage):
                    let message = try assembler.append(isText: isText, payload: payload, endsMessage: endsMessage)
                    if let message { return .event(try Self.event(message)) }
                }
            }
            switch connection.read(until: deadline) {
            case .bytes(let bytes):
                buffer = ByteBuffer(bytes: bytes)
                decoder.resume(with: &buffer)
            case .end: return .closed(nil)
            case .nothing: return .nothing
            }
        }
    }

    private static func event(_ message: MessageAssembler.Message) throws -> JSONValue {
        guard case .text(let text) = message else { throw FuzzError.notAnswered("a binary message came") }
        let value = try JSONParser().parse(text.readableBytesView).value
        guard let type = value["type"]?.stringValue, EventType(rawValue: type) != nil,
            value["data"]?.objectValue != nil, value["messageId"]?.stringValue != nil,
            let moment = value["timestamp"]?.stringValue, Timestamp(moment) != nil
        else { throw FuzzError.notAnswered("a frame that is no event: \(value)") }
        return value
    }
}
