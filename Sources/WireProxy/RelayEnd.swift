import NIOCore

/// Gives everything that its connection receives to another connection, no faster than that one takes it.
final class RelayEnd: ChannelDuplexHandler {
    // Whatever the handlers before it make of the bytes.
    typealias InboundIn = NIOAny
    typealias OutboundIn = NIOAny

    private var context: ChannelHandlerContext?
    private var other: RelayEnd?
    private var isReadWaiting = false

    /// Two ends, each of which writes what the other receives.
    static func pair() -> (RelayEnd, RelayEnd) {
        let pair = (RelayEnd(), RelayEnd())
        pair.0.other = pair.1
        pair.1.other = pair.0
        return pair
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        other = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other?.context?.write(data, promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        other?.context?.flush()
    }

    func channelInactive(context: ChannelHandlerContext) {
        other?.context?.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else { return }
        other?.context?.close(mode: .output, promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { other?.readIfWaiting() }
    }

    func read(context: ChannelHandlerContext) {
        if other?.context?.channel.isWritable == false {
            isReadWaiting = true
        } else {
            context.read()
        }
    }

    private func readIfWaiting() {
        guard isReadWaiting else { return }
        isReadWaiting = false
        context?.read()
    }
}
