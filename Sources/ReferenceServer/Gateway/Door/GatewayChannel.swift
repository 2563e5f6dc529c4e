import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import WebSocketTransport

/// The channel of every TCP connection: HTTP, or a WebSocket from its first request on, on one port.
struct GatewayChannel: ServerChildChannel, HTTPChannelHandler {
    typealias HTTPChannel = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    enum Kind: Sendable {
        case http(HTTPChannel)
        /// Its handlers own the channel; the server ends when the last has gone.
        case webSocket
    }

    struct Value: ServerChildChannelValue {
        let kind: EventLoopFuture<Kind>
        let channel: any Channel
    }

    let responder: HTTPChannelHandler.Responder
    let gateway: Gateway

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let operations = channel.pipeline.syncOperations
            var configuration = NIOUpgradableHTTPServerPipelineConfiguration<Kind>(
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                    upgraders: [
                        WebSocketServerUpgrade { channel, head in
                            gateway.install(on: channel, head).map { Kind.webSocket }
                        }
                    ],
                    notUpgradingCompletionHandler: { channel in
                        channel.eventLoop.makeCompletedFuture { try http(on: channel, logger: logger) }
                    }))
            // Pipelining is the business of the async channel; errors are answered by the application.
            configuration.enablePipelining = false
            configuration.enableErrorHandling = false
            configuration.enableResponseHeaderValidation = false
            let limit = OpeningLimit(.milliseconds(Int64(gateway.limits.firstRequestMs)))
            try operations.addHandler(limit)
            let kind = try operations.configureUpgradableHTTPServerPipeline(configuration: configuration)
            let upgrade = try operations.handler(type: NIOTypedHTTPServerUpgradeHandler<Kind>.self)
            let gate = gateway.gate
            try operations.addHandlers(
                [MalformedOpening(), UpgradeFilter(judge: { gate.verdict(on: $0, from: $1) })],
                position: .before(upgrade))
            // It may have left with the whole pipeline by then.
            kind.assumeIsolated().whenComplete { _ in operations.removeHandler(limit, promise: nil) }
            return Value(kind: kind, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.kind.get() {
            case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
            case .webSocket: try await value.channel.untilClosed()
            }
        } catch {
            // The connection ended before it said what it is.
            logger.debug("a connection failed early", metadata: ["error": "\(error)"])
            value.channel.close(promise: nil)
        }
    }

    private func http(on channel: any Channel, logger: Logger) throws -> Kind {
        let operations = channel.pipeline.syncOperations
        try operations.addHandler(LastAnswer())
        try operations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        try operations.addHandler(RequestLimit(.milliseconds(Int64(gateway.limits.requestMs))))
        try operations.addHandler(HTTPConnectionStateHandler(idleTimeout: .seconds(30), logger: logger))
        return .http(
            try HTTPChannel(
                wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)))
    }
}

extension Channel {
    /// Returns when the channel has gone, which it does at once when the task is cancelled.
    fileprivate func untilClosed() async throws {
        try await withTaskCancellationHandler {
            try await closeFuture.get()
        } onCancel: {
            close(promise: nil)
        }
    }
}
