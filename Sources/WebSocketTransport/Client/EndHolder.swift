import NIOCore

/// Stands before the HTTP codec of a client and holds back the end of a connection while the codec goes.
///
/// A decoder that sees the end drops what it still has. Behind a 101 that are frames: a server may accept, close and go
/// in one breath.
final class EndHolder: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    /// Whether the end has to wait.
    var isHolding = false
    private var held: ChannelHandlerContext?

    func channelInactive(context: ChannelHandlerContext) {
        if isHolding {
            held = context
        } else {
            context.fireChannelInactive()
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { held = nil }

    /// Lets the end go on, if it has come.
    func release() {
        isHolding = false
        held?.fireChannelInactive()
        held = nil
    }
}
