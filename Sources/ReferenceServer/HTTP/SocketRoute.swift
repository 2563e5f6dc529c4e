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
    let decisions: any Decisions

    func add(to router: Router<ChatRequestContext>) {
        router.get("ws", use: explain)
    }

    /// Says what was wrong with the handshake.
    @Sendable func explain(_ request: Request, context: ChatRequestContext) async throws -> Response {
        let verdict = Self.verdict.flatMap { request.headers[$0] }
        switch verdict.flatMap(SocketGate.Verdict.init) {
        case .foreignOrigin: return answer.status(.forbidden, headers: [:])
        case .allPlacesTaken: return answer.status(.serviceUnavailable, headers: [.retryAfter: "1"])
        case nil: break
        }
        if verdict == UpgradeFilter.refusedVerdict {
            _ = try door.token(in: request.uri.string, isEntering: false)
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
        let status = decisions.status(ofNoHandshake: Int(defect.status.code))
        return answer.status(HTTPResponse.Status(code: status), headers: headers)
    }
}
