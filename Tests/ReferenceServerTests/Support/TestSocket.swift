import ChatProtocol
import Foundation
import NIOCore
import NIOPosix
import ReferenceServer
import WebSocketTransport

/// A client's connection to a running server.
struct TestSocket: Sendable {
    struct Refused: Error {
        let status: Int
    }

    struct NothingCame: Error {
        let event: EventType
    }

    let socket: WebSocket
    let inbox: Inbox

    /// Connects and waits for `connection_established`.
    static func connect(_ address: ServerAddress, token: String) async throws -> TestSocket {
        let inbox = Inbox()
        let client = try WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
        let request = ConnectRequest(host: address.host, port: address.port, target: "/ws?token=\(token)")
        switch try await client.connect(request, endpoint: { _ in inbox }) {
        case .refused(let refusal):
            throw Refused(status: refusal.status)
        case .open(let socket, _):
            let connection = TestSocket(socket: socket, inbox: inbox)
            _ = try await connection.receive(ConnectionEstablishedEvent.self)
            return connection
        }
    }

    func send(_ command: ClientCommand, requestId: String? = nil) async throws {
        let frame = ClientFrame(command, requestId: requestId.flatMap { RequestID(rawValue: $0) })
        try await send(text: String(decoding: try WireCoder.encode(frame), as: UTF8.self))
    }

    func send(text: String) async throws {
        let socket = socket
        try await socket.eventLoop.submit { socket.send(text: text) }.get()
    }

    func send(_ content: String, tempId: String? = nil, to session: SessionID) async throws {
        try await send(
            .chatMessage(
                ChatMessageCommand(
                    sessionId: session,
                    message: SendMessageRequest(
                        content: content, tempMessageId: tempId.map { TempMessageID(trusted: $0) }))))
    }

    /// The next frame of this event.
    func receive<Payload: ServerEventPayload>(_ type: Payload.Type) async throws -> ServerEvent<Payload> {
        guard let frame = await inbox.next(Payload.type, on: socket.eventLoop) else {
            throw NothingCame(event: Payload.type)
        }
        return try WireCoder.decode(ServerEvent<Payload>.self, from: frame)
    }

    func close() async throws {
        let socket = socket
        try await socket.eventLoop.submit { socket.close(code: 1000) }.get()
        _ = await inbox.closure()
    }
}
