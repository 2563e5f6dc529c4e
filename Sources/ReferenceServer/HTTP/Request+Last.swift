import HTTPTypes
import Hummingbird
import WebSocketTransport

extension Request {
    private static let verdict = HTTPField.Name(UpgradeFilter.verdictHeader)

    /// Whether nothing can follow on its TCP connection.
    ///
    /// NIO's decoder reads nothing after a request that asks for another protocol, and nobody wants the rest of a body that
    /// is too long.
    func isLast(answeredWith status: HTTPResponse.Status) -> Bool {
        let asksForUpgrade = headers[.upgrade] != nil || Self.verdict.map { headers[$0] != nil } == true
        return asksForUpgrade || method == .connect || status == .contentTooLarge
    }
}
