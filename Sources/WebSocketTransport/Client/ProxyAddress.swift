package import NIOCore
import NIOExtras
import NIOHTTP1

/// Where an HTTP proxy is.
public struct ProxyAddress: Sendable, Hashable {
    /// A name, an IPv4 address, or an IPv6 address without brackets.
    public var host: String
    /// Its port.
    public var port: Int

    /// States an address.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Asks the proxy at the other end of a connection to go on to a server; from then on the connection is the
    /// server's.
    ///
    /// - Source: RFC 9110 section 9.3.6.
    package static func pass(
        through channel: any Channel, to host: String, port: Int, deadline: NIODeadline
    ) -> EventLoopFuture<Void> {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        let encoder = HTTPRequestEncoder()
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        let handler = NIOHTTP1ProxyConnectHandler(
            targetHost: host, targetPort: port, headers: [:], deadline: deadline, promise: promise)
        let codec = NIOLoopBound(Codec(handlers: [encoder, decoder]), eventLoop: channel.eventLoop)
        do {
            try channel.pipeline.syncOperations.addHandlers([encoder, decoder, handler])
        } catch {
            promise.fail(error)
        }
        // The handler goes by itself.
        return promise.futureResult.flatMap {
            let operations = channel.pipeline.syncOperations
            let gone = codec.value.handlers.map { operations.removeHandler($0) }
            return EventLoopFuture.andAllSucceed(gone, on: channel.eventLoop)
        }.flatMapErrorThrowing { error in
            channel.close(promise: nil)
            throw ConnectError.unreachable("the proxy did not go on to \(host):\(port): \(error)")
        }
    }

    private struct Codec {
        let handlers: [any ChannelHandler & RemovableChannelHandler]
    }
}
