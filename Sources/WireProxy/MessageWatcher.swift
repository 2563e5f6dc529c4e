import NIOCore
import WebSocketTransport

/// Lets the bytes of a WebSocket pass untouched, and tells of each text message in them.
///
/// What breaks RFC 6455 passes too; from there on nothing is told.
final class MessageWatcher: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let said: (String) -> Void
    private var decoder: FrameDecoder?
    private var message = ByteBuffer()

    /// - Parameter reader: the end to which the bytes go.
    init(for reader: WebSocketRole, said: @escaping (String) -> Void) {
        self.said = said
        decoder = FrameDecoder(role: reader, maxMessageBytes: 16 << 20)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        watch(unwrapInboundIn(data))
        context.fireChannelRead(data)
    }

    private func watch(_ bytes: ByteBuffer) {
        guard var decoder else { return }
        var bytes = bytes
        decoder.resume(with: &bytes)
        do throws(ProtocolViolation) {
            while let part = try decoder.next(&bytes) {
                guard case .data(true, var payload, let endsMessage) = part else { continue }
                message.writeBuffer(&payload)
                guard endsMessage else { continue }
                said(String(buffer: message))
                message = ByteBuffer()
            }
            self.decoder = decoder
        } catch {
            self.decoder = nil
        }
    }
}
