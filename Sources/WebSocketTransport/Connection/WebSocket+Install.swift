public import NIOCore

extension WebSocket {
    /// Makes `channel` a WebSocket whose handshake is done; must be called on its event loop.
    ///
    /// Switches half-closure off, so that a bare FIN ends the connection, and sets the receive buffer of the limits.
    /// - Throws: what adding a handler throws, which is when the channel has closed.
    @discardableResult
    public static func install(
        on channel: any Channel, role: WebSocketRole, limits: WebSocketLimits = WebSocketLimits(),
        flusher: TickFlusher, endpoint: any WebSocketEndpoint
    ) throws -> WebSocket {
        // A client's channel may have ended behind the 101; its handler still gets what came.
        if channel.isActive, let options = channel.syncOptions {
            try options.setOption(.allowRemoteHalfClosure, value: false)
            if let bytes = limits.receiveBufferBytes {
                try options.setOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: bytes))
            }
        }
        let handler = WebSocketHandler(role: role, limits: limits, flusher: flusher, endpoint: endpoint)
        try channel.pipeline.syncOperations.addHandler(handler)
        guard let socket = handler.socket else { throw ChannelError.ioOnClosedChannel }
        return socket
    }
}
