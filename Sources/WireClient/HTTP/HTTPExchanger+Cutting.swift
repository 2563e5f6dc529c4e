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
        let context = target.isSecure ? try runtime.sslContext(for: target.trust) : nil
        do {
            let channel = try await ClientBootstrap(group: runtime.group)
                .connectTimeout(TimeAmount(timeout))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        guard let context else { return }
                        let handler = try target.trust.tls.handler(context, host: target.host)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }
                .connect(host: target.host, port: target.port).get()
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
