public import NIOCore
public import NIOHTTP1

/// Decides, before NIO's upgrade handler sees it, whether the first request of a connection becomes a WebSocket.
///
/// NIO 2.101 loses the request head when an upgrader refuses, and the client gets an empty reply. So a head that is no
/// acceptable handshake loses its `Upgrade` header here and reaches the HTTP router, which answers it properly: the
/// filter tells it why in ``verdictHeader``.
///
/// Add it right before `NIOTypedHTTPServerUpgradeHandler`; it leaves the pipeline after the first head.
public final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
    /// Parts of NIO's HTTP/1 decoder.
    public typealias InboundIn = HTTPServerRequestPart
    /// The same parts, the first head possibly without `Upgrade`.
    public typealias InboundOut = HTTPServerRequestPart

    /// Set on a request that asked for an upgrade and did not get it: the raw value of its `HandshakeDefect`, or
    /// ``refusedVerdict`` when the handshake was right and `accepts` said no.
    public static let verdictHeader = "x-websocket-verdict"
    /// The verdict on a correct handshake that `accepts` refused.
    public static let refusedVerdict = "refused"

    private let judge: @Sendable (HTTPRequestHead, any Channel) -> String?

    /// - Parameter accepts: looks at a correct handshake's path, origin or token; called on the event loop.
    public convenience init(accepts: @escaping @Sendable (HTTPRequestHead) -> Bool) {
        self.init { head, _ in accepts(head) ? nil : Self.refusedVerdict }
    }

    /// - Parameter judge: looks at a correct handshake like `accepts`, and gives nil or a verdict of its own for
    ///   ``verdictHeader``.
    public init(judge: @escaping @Sendable (HTTPRequestHead, any Channel) -> String?) {
        self.judge = judge
    }

    /// Judges the first head and leaves the pipeline.
    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else {
            context.fireChannelRead(data)
            return
        }
        // Whatever the client wrote there is no verdict of ours.
        head.headers.remove(name: Self.verdictHeader)
        if head.headers.contains(name: "upgrade"), let verdict = refusal(of: head, from: context.channel) {
            head.headers.remove(name: "upgrade")
            head.headers.add(name: Self.verdictHeader, value: verdict)
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }

    private func refusal(of head: HTTPRequestHead, from channel: any Channel) -> String? {
        switch HandshakeRequest.check(head) {
        case .failure(let defect): defect.rawValue
        case .success: judge(head, channel)
        }
    }
}
