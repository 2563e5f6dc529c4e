import ChatProtocol
import HTTPTypes
import Hummingbird
import NIOHTTP1
import WebSocketTransport

/// `GET /ws` as far as it did not become a WebSocket.
///
/// - Source: SPEC WIRE-011; RFC 6455 section 4.2.2.
struct SocketRoute: Sendable {
    private static let verdict = HTTPField.Name(UpgradeFilter.verdictHeader)

    let door: SocketDoor
    let answer: Answer

    func add(to router: Router<ChatRequestContext>) {
        router.get("ws", use: explain)
    }

    /// Says what was wrong with the handshake.
    @Sendable func explain(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let verdict = Self.verdict.flatMap { request.headers[$0] }
        if verdict == UpgradeFilter.refusedVerdict {
            _ = try door.holder(ofTokenIn: request.uri.string)
            // Valid by now, because the filter saw it in another moment.
            return try answer.refusal(Refusal(.tokenInvalid), to: request)
        }
        let defect = verdict.flatMap(HandshakeDefect.init) ?? .upgradeLacksWebSocket
        var headers = HTTPFields()
        for (name, value) in defect.headers {
            // A Connection header is the framework's own affair.
            guard let name = HTTPField.Name(name), name != .connection else { continue }
            headers[name] = value
        }
        return answer.status(HTTPResponse.Status(code: Int(defect.status.code)), headers: headers)
    }
}
