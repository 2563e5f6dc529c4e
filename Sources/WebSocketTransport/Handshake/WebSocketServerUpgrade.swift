public import NIOCore
public import NIOHTTP1

/// Answers a handshake that ``UpgradeFilter`` has let through, and hands the channel over.
///
/// - Source: RFC 6455 section 4.2.2.
public struct WebSocketServerUpgrade<UpgradeResult: Sendable>: NIOTypedHTTPServerProtocolUpgrader {
    /// Chooses headers of the 101 from the head and what the handshake says.
    public typealias ResponseHeaders = @Sendable (HTTPRequestHead, HandshakeRequest) -> HTTPHeaders
    /// Makes the channel a WebSocket.
    public typealias Install = @Sendable (any Channel, HTTPRequestHead) -> EventLoopFuture<UpgradeResult>

    /// What NIO looks for in `Upgrade`.
    public let supportedProtocol = "websocket"
    /// Empty, because NIO would demand them in `Connection` too; the filter has checked them.
    public let requiredUpgradeHeaders: [String] = []
    private let responseHeaders: ResponseHeaders
    private let install: Install

    /// - Parameters:
    ///   - responseHeaders: what the 101 carries beside the required ones, such as a chosen subprotocol.
    ///   - install: called on the event loop when the 101 is out; adds the handler, see `WebSocket.install`.
    public init(
        responseHeaders: @escaping ResponseHeaders = { _, _ in [:] },
        install: @escaping Install
    ) {
        self.responseHeaders = responseHeaders
        self.install = install
    }

    /// Adds the proof of the key; fails only for a head that passed no filter.
    public func buildUpgradeResponse(
        channel: any Channel, upgradeRequest: HTTPRequestHead, initialResponseHeaders: HTTPHeaders
    ) -> EventLoopFuture<HTTPHeaders> {
        switch HandshakeRequest.check(upgradeRequest) {
        case .failure(let defect):
            return channel.eventLoop.makeFailedFuture(defect)
        case .success(let request):
            var headers = initialResponseHeaders
            headers.add(contentsOf: responseHeaders(upgradeRequest, request))
            headers.add(name: "sec-websocket-accept", value: HandshakeKey.accept(for: request.key))
            return channel.eventLoop.makeSucceededFuture(headers)
        }
    }

    /// Hands the channel over.
    public func upgrade(
        channel: any Channel, upgradeRequest: HTTPRequestHead
    ) -> EventLoopFuture<UpgradeResult> {
        install(channel, upgradeRequest)
    }
}
