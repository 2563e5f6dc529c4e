import ChatProtocol
import Logging
import NIOCore
import NIOHTTP1
import WebSocketTransport

/// The socket side: what every connection needs.
struct Gateway: Sendable {
    let commits: GroupCommit
    let connections: ConnectionService
    let messages: MessageCommands
    let typing: TypingService
    let receipts: ReceiptService
    let door: SocketDoor
    let loops: LoopDirectory
    let flushers: TickFlusherPool
    let limits: ServerLimits
    let clock: any ServerClock
    let logger: Logger

    var maxUnansweredCommands: Int {
        limits.maxUnansweredCommands
    }

    /// Makes a channel whose handshake is done a connection of the token's holder.
    func install(on channel: any Channel, _ head: HTTPRequestHead) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            let endpoint: any WebSocketEndpoint
            do {
                endpoint = connection(of: try door.holder(ofTokenIn: head.uri), on: channel.eventLoop)
            } catch let refusal as Refusal {
                // It was valid when the handshake began.
                endpoint = Doorkeeper(refusal)
            }
            try WebSocket.install(
                on: channel, role: .server,
                limits: WebSocketLimits(maxMessageBytes: limits.maxMessageBytes, receiveBufferBytes: 512),
                flusher: flushers.flusher(for: channel.eventLoop), endpoint: endpoint)
        }
    }

    /// Answers a command that was not carried out.
    func refuse(
        _ refusal: Refusal, to connection: ConnectionHandle, requestId: RequestID?, _ unit: UnitOfWork
    ) {
        do {
            try connections.refuse(refusal, to: connection, requestId: requestId, unit)
        } catch {
            logger.error("a refusal could not be encoded", metadata: ["error": "\(error)"])
        }
    }

    private func connection(of holder: UserID, on eventLoop: any EventLoop) -> GatewayConnection {
        let id = IdentifierSource.make("conn_", at: clock.now().millisecondsSince1970)
        let handle = ConnectionHandle(
            id: ConnectionID(trusted: id), userId: holder, eventLoop: eventLoop,
            loopIndex: loops.index(of: eventLoop), maxBacklogBytes: limits.maxBacklogBytes)
        return GatewayConnection(handle: handle, gateway: self)
    }
}
