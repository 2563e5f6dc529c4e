import NIOCore
import NIOHTTP1

/// Sends the handshake request, judges the answer and makes room for the WebSocket handler.
///
/// Stands behind NIO's HTTP/1 client codec. Bytes that follow the 101 in the same read come out of the decoder when it
/// is removed; they wait here until the endpoint is in place.
final class ClientHandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    typealias Decoder = ByteToMessageHandler<HTTPResponseDecoder>
    typealias Install = @Sendable (any Channel) throws -> WebSocket

    private enum State {
        case waiting
        case refused(HTTPResponseHead, body: ByteBuffer)
        case accepted(HTTPResponseHead)
        /// With what came meanwhile.
        case upgrading([NIOAny])
        case finished
    }

    private let request: HTTPRequestHead
    private let timeout: Duration
    private let deadline: NIODeadline
    private let install: Install
    private let endHolder: EndHolder
    private let promise: EventLoopPromise<ConnectOutcome>
    private var state = State.waiting
    private var timer: Scheduled<Void>?

    init(
        request: HTTPRequestHead, timeout: Duration, deadline: NIODeadline,
        promise: EventLoopPromise<ConnectOutcome>, endHolder: EndHolder, install: @escaping Install
    ) {
        self.endHolder = endHolder
        self.request = request
        self.timeout = timeout
        self.deadline = deadline
        self.promise = promise
        self.install = install
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: deadline) {
            let (handler, context) = loopBound.value
            handler.fail(.timedOut(after: handler.timeout), context: context)
        }
        context.write(wrapOutboundOut(.head(request)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .upgrading(var waiting) = state {
            waiting.append(data)
            state = .upgrading(waiting)
            return
        }
        switch (unwrapInboundIn(data), state) {
        case (.head(let head), .waiting):
            receive(head, context: context)
        case (.body(var part), .refused(let head, var body)):
            let room = HandshakeRefusal.maxBodyBytes - body.readableBytes
            let isTruncated = part.readableBytes > room
            if var kept = part.readSlice(length: min(room, part.readableBytes)) { body.writeBuffer(&kept) }
            state = .refused(head, body: body)
            if isTruncated { refuse(isBodyTruncated: true, context: context) }
        case (.end, .refused):
            refuse(isBodyTruncated: false, context: context)
        case (.end, .accepted(let head)):
            upgrade(head, context: context)
        default:
            break
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(.connectionLost("closed by the server without an answer"), context: context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(ConnectError(error, timeout: timeout), context: context)
    }

    private func receive(_ head: HTTPResponseHead, context: ChannelHandlerContext) {
        guard head.status == .switchingProtocols else {
            state = .refused(head, body: ByteBuffer())
            return
        }
        if let fault = HandshakeResponse.fault(in: head, answering: request) {
            fail(.invalidHandshake(fault), context: context)
        } else {
            state = .accepted(head)
        }
    }

    private func refuse(isBodyTruncated: Bool, context: ChannelHandlerContext) {
        guard case .refused(let head, let body) = state else { return }
        let refusal = HandshakeRefusal(
            status: Int(head.status.code), reasonPhrase: head.status.reasonPhrase, headers: head.headers,
            body: Array(body.readableBytesView), isBodyTruncated: isBodyTruncated)
        finish(.success(.refused(refusal)))
        context.close(promise: nil)
    }

    private func upgrade(_ head: HTTPResponseHead, context: ChannelHandlerContext) {
        state = .upgrading([])
        endHolder.isHolding = true
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        removeCodec(context.pipeline.syncOperations, on: context.eventLoop).whenComplete { result in
            let (handler, context) = loopBound.value
            handler.codecRemoved(result, head: head, context: context)
        }
    }

    private func removeCodec(
        _ operations: ChannelPipeline.SynchronousOperations, on loop: any EventLoop
    ) -> EventLoopFuture<Void> {
        do {
            let codec = [
                try operations.context(handlerType: Decoder.self),
                try operations.context(handlerType: HTTPRequestEncoder.self),
            ]
            return .andAllSucceed(codec.map { operations.removeHandler(context: $0) }, on: loop)
        } catch {
            return loop.makeFailedFuture(error)
        }
    }

    private func codecRemoved(
        _ result: Result<Void, any Error>, head: HTTPResponseHead, context: ChannelHandlerContext
    ) {
        defer {
            endHolder.release()
            // Every byte of the connection would pass it.
            context.pipeline.syncOperations.removeHandler(endHolder, promise: nil)
        }
        guard case .upgrading(let waiting) = state else { return }
        do {
            try result.get()
            let socket = try install(context.channel)
            // The endpoint lives through a connection that is over already in the order in which it happened.
            if !context.channel.isActive { context.fireChannelActive() }
            for data in waiting { context.fireChannelRead(data) }
            finish(.success(.open(socket, headers: head.headers)))
            context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        } catch {
            fail(ConnectError(error, timeout: timeout), context: context)
        }
    }

    private func fail(_ error: ConnectError, context: ChannelHandlerContext) {
        if case .finished = state { return }
        finish(.failure(error))
        context.close(promise: nil)
    }

    private func finish(_ result: Result<ConnectOutcome, any Error>) {
        state = .finished
        timer?.cancel()
        timer = nil
        promise.completeWith(result)
    }
}
