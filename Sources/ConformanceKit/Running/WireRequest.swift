import RawJSON
import WireClient

/// An HTTP request with all placeholders filled in.
struct WireRequest: Sendable {
    let method: String
    let path: String
    let query: [Named<String>]
    let headers: [Named<String>]
    let body: [UInt8]?
    /// Ends the connection after so many bytes of the body.
    let cutAfterBytes: Int?

    /// Path and query as they go onto the wire.
    var target: String { path + query.percentEncoded }

    /// The body for a reader; nothing when there is none.
    var bodyText: String { body.map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

extension WireRuntime {
    /// Makes one exchange; only what has no answer at all is a failure.
    func exchange(
        _ request: WireRequest, at target: WireTarget, timeout: Duration, recording: Recording?, actor: ConnectionName?
    ) async -> CallEnd {
        let exchanger = HTTPExchanger(
            runtime: self, target: target, recording: recording, label: actor?.actor ?? "harness")
        let query = request.query.map { (name: $0.name, value: $0.value) }
        let headers = request.headers.map { WireHeader($0.name, $0.value) }
        do throws(WireError) {
            if let cut = request.cutAfterBytes {
                try await exchanger.exchange(
                    request.method, request.path, query: query, headers: headers, body: request.body ?? [],
                    cutAfterBytes: cut, timeout: timeout)
                return .cut
            }
            let exchange = try await exchanger.exchange(
                request.method, request.path, query: query, headers: headers, body: request.body, timeout: timeout)
            return .answered(
                ReceivedAnswer(
                    status: exchange.status, headers: exchange.headers.map { ($0.name, $0.value) },
                    body: exchange.body.value, bodyText: exchange.body.text))
        } catch {
            return .failed(error.description)
        }
    }
}
