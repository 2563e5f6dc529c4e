import NIOCore
import NIOPosix
import NIOSSL
import WebSocketTransport

extension HTTPExchanger {
    /// Sends a request whose `Content-Length` promises the whole body, stops after some bytes of it and closes TCP.
    ///
    /// It goes over a connection of its own, so that the cut hits no other exchange.
    /// - Parameter cutAfterBytes: how much of the body is sent; 0 cuts right after the headers.
    /// - Throws: when the connection could not be made or broke before that much was sent.
    public func exchange(
        _ method: String, _ path: String, query: [(name: String, value: String)] = [], headers: [WireHeader] = [],
        body: [UInt8], cutAfterBytes: Int, timeout: Duration = .seconds(30)
    ) async throws(WireError) {
        let request = OutgoingRequest(
            method: method, requestTarget: target.requestTarget(path: path, query: query), target: target,
            headers: headers, body: body)
        try request.check()
        let whole = request.encoded(authority: target.authority)
        let unsent = body.count - max(0, min(cutAfterBytes, body.count))
        let start = WireTime.now()
        record(request, at: start)
        try await Deadline.run(timeout) { () throws(WireError) in
            try await send(Array(whole.dropLast(unsent)), timeout: timeout)
        }
        recording?.append(
            RecordingEvent(
                label: label, direction: .local, kind: .cut,
                text: "after \(body.count - unsent) of \(body.count) body bytes"))
    }

    private func send(_ bytes: [UInt8], timeout: Duration) async throws(WireError) {
        let context = target.isSecure ? try runtime.sslContext(for: target.tls) : nil
        do {
            let channel = try await ClientBootstrap(group: runtime.group)
                .connectTimeout(TimeAmount(timeout))
                .connect(host: target.proxy?.host ?? target.host, port: target.proxy?.port ?? target.port)
                .flatMap { channel in
                    guard target.proxy != nil else { return channel.eventLoop.makeSucceededFuture(channel) }
                    return ProxyAddress.pass(
                        through: channel, to: target.host, port: target.port, deadline: .now() + TimeAmount(timeout)
                    ).map { channel }
                }
                .flatMapThrowing { channel in
                    if let context {
                        let handler = try target.tls.handler(context, host: target.host)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    return channel
                }.get()
            do {
                try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
            } catch {
                channel.close(promise: nil)
                throw error
            }
            try await channel.close()
        } catch {
            throw WireError(error, timeout: timeout)
        }
    }
}
