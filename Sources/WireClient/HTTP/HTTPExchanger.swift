import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import WebSocketTransport

/// Sends requests to one target and records them: no redirect is followed, nothing is tried twice or decompressed.
public struct HTTPExchanger: Sendable {
    /// What is kept of an answer's body.
    ///
    /// - Units: bytes.
    public static let maxBodyBytes = 16 << 20

    let runtime: WireRuntime
    let target: WireTarget
    let recording: Recording?
    let label: String

    /// - Parameters:
    ///   - recording: where every exchange is noted, if anywhere.
    ///   - label: who asks, such as an actor's name.
    public init(runtime: WireRuntime, target: WireTarget, recording: Recording? = nil, label: String = "") {
        self.runtime = runtime
        self.target = target
        self.recording = recording
        self.label = label
    }

    /// Sends one request and reads its whole answer.
    ///
    /// - Parameters:
    ///   - path: below the target's base path, percent-encoded already.
    ///   - query: names and values, percent-encoded here.
    ///   - timeout: for everything, from connecting to the last byte.
    /// - Throws: when there was no complete answer; every complete one is returned, whatever its status.
    public func exchange(
        _ method: String, _ path: String, query: [(name: String, value: String)] = [], headers: [WireHeader] = [],
        body: [UInt8]? = nil, timeout: Duration = .seconds(30)
    ) async throws(WireError) -> HTTPExchange {
        let request = OutgoingRequest(
            method: method, requestTarget: target.requestTarget(path: path, query: query), target: target,
            headers: headers, body: body)
        try request.check()
        let start = WireTime.now()
        record(request, at: start)
        do throws(WireError) {
            let exchange = try await Deadline.run(timeout) { () throws(WireError) in
                try await perform(request, start: start, timeout: timeout)
            }
            recording?.append(
                RecordingEvent(
                    time: exchange.end, label: label, direction: .received, kind: .response,
                    text: "\(exchange.status)", bytes: exchange.body.bytes, status: exchange.status,
                    headers: exchange.headers))
            return exchange
        } catch {
            recording?.append(
                RecordingEvent(label: label, direction: .local, kind: .requestFailed, text: error.description))
            throw error
        }
    }

    func record(_ request: OutgoingRequest, at time: WireTime) {
        recording?.append(
            RecordingEvent(
                time: time, label: label, direction: .sent, kind: .request,
                text: "\(request.method) \(request.url)", bytes: request.body ?? [], headers: request.headers))
    }

    private func perform(
        _ request: OutgoingRequest, start: WireTime, timeout: Duration
    ) async throws(WireError) -> HTTPExchange {
        var message = HTTPClientRequest(url: request.url)
        message.method = HTTPMethod(rawValue: request.method)
        message.headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
        message.body = request.body.map { .bytes(ByteBuffer(bytes: $0)) }
        message.tlsConfiguration = nil
        do {
            if target.isSecure { message.tlsConfiguration = try target.tls.configuration() }
            let response = try await runtime.httpClient.execute(message, timeout: TimeAmount(timeout))
            var body: [UInt8] = []
            var isTruncated = false
            for try await part in response.body {
                let room = Self.maxBodyBytes - body.count
                body += part.readableBytesView.prefix(room)
                isTruncated = part.readableBytes > room
                // Leaving the loop closes the connection.
                if isTruncated { break }
            }
            return HTTPExchange(
                method: request.method, url: request.url, requestHeaders: request.headers,
                requestBody: request.body, start: start, end: .now(), status: Int(response.status.code),
                headers: response.headers.map { WireHeader($0.name, $0.value) }, body: LazyJSON(body),
                isBodyTruncated: isTruncated)
        } catch {
            throw WireError(error, timeout: timeout)
        }
    }
}
