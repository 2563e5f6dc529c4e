import NIOCore
import NIOHTTP1
import WireClient

/// Puts the parts of one connection's requests and answers together, and tells of each exchange when it is whole.
final class ConnectionLog {
    typealias Tell = @Sendable (TrafficEvent) -> Void

    /// What is kept of a body; more of it only passes.
    private static let maxBodyBytes = 16 << 20

    /// The number of the client's connection.
    let connection: Int
    let tell: Tell
    /// Requests whose answer is not whole, the oldest first.
    private var open: [ProxiedExchange] = []

    init(connection: Int, _ tell: @escaping Tell) {
        self.connection = connection
        self.tell = tell
    }

    func note(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head):
            open.append(
                ProxiedExchange(
                    method: head.method.rawValue, target: head.uri, requestHeaders: head.headers.wire, status: 0))
        case .body(let bytes):
            if let last = open.indices.last { Self.append(bytes, to: &open[last].requestBody) }
        case .end: break
        }
    }

    /// - Returns: the request of this answer, when the answer is whole.
    func note(_ part: HTTPClientResponsePart) -> ProxiedExchange? {
        guard !open.isEmpty else { return nil }
        switch part {
        case .head(let head):
            open[0].status = Int(head.status.code)
            open[0].headers = head.headers.wire
        case .body(let bytes): Self.append(bytes, to: &open[0].body)
        case .end:
            let exchange = open.removeFirst()
            if exchange.status != 101 { tell(.exchange(exchange)) }
            return exchange
        }
        return nil
    }

    private static func append(_ bytes: ByteBuffer, to body: inout [UInt8]) {
        body += bytes.readableBytesView.prefix(maxBodyBytes - body.count)
    }
}

extension HTTPHeaders {
    fileprivate var wire: [WireHeader] { map { WireHeader($0.name, $0.value) } }
}
