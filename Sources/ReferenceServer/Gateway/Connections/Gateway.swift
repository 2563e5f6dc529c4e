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
    let subscriptions: SubscriptionService
    let gate: SocketGate
    let decisions: any Decisions
    let loops: LoopDirectory
    let flushers: TickFlusherPool
    let limits: ServerLimits
    let timings: ServerTimings
    let clock: any ServerClock
    let logger: Logger
    /// Whether the end of a token means something to a connection: the profile `tokens`.
    let watchesTokens: Bool

    var door: SocketDoor {
        gate.door
    }

    var maxUnansweredCommands: Int {
        limits.maxUnansweredCommands
    }

    /// Makes a channel whose handshake is done a connection of the token's holder.
    func install(on channel: any Channel, _ head: HTTPRequestHead) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            let endpoint: any WebSocketEndpoint
            do {
                endpoint = connection(
                    of: try gate.door.token(in: head.uri, isEntering: true), resuming: ResumeRequest(uri: head.uri),
                    on: channel.eventLoop)
            } catch let refusal as Refusal {
                // It was valid when the handshake began.
                endpoint = Doorkeeper(refusal)
            }
            try WebSocket.install(
                on: channel, role: .server,
                limits: WebSocketLimits(
                    maxMessageBytes: decisions.maxMessageBytes(declared: limits.maxMessageBytes),
                    // A connection holds its place until TCP ends, and WIRE-045 allows little time for that.
                    closeTimeout: .seconds(1), receiveBufferBytes: 512),
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

    private func connection(
        of token: AccessToken, resuming request: ResumeRequest?, on eventLoop: any EventLoop
    ) -> GatewayConnection {
        let id = IdentifierSource.make("conn_", at: clock.now().millisecondsSince1970)
        let handle = ConnectionHandle(
            id: ConnectionID(trusted: id), userId: token.userId, eventLoop: eventLoop,
            loopIndex: loops.index(of: eventLoop),
            maxBacklogBytes: decisions.maxBacklogBytes(declared: limits.maxBacklogBytes))
        return GatewayConnection(handle: handle, token: token, resuming: request, gateway: self)
    }
}
