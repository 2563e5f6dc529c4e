import Foundation
import RawJSON
import WireClient
import WireProxy

/// What two people's clients and their server said to each other, in its order and in JSON.
struct RecordedSession {
    /// A request with its answer.
    struct Call {
        /// Its place among everything that was recorded.
        let at: Int
        let method: String
        let path: String
        let query: [(name: String, value: String)]
        let headers: [WireHeader]
        /// Of a JSON body, or of a form; null for none.
        let body: JSONValue
        let isForm: Bool
        let status: Int
        let answerHeaders: [WireHeader]
        /// Null if it was no JSON.
        let answer: JSONValue

        var hasSucceeded: Bool { (200...299).contains(status) }
        var isReading: Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }
    }

    /// A connection on which both sides speak.
    struct Socket {
        let id: Int
        let at: Int
        let path: String
        let query: [(name: String, value: String)]
        let headers: [WireHeader]
        /// nil for a WebSocket without Socket.IO.
        var socketIO: SocketIOSide?
    }

    /// What is particular about a connection of Socket.IO.
    struct SocketIOSide {
        var isPolling: Bool
        var namespace = "/"
        var auth: JSONValue = .null
    }

    /// What one side said on a socket.
    struct Frame {
        let at: Int
        let socket: Int
        let isFromClient: Bool
        /// Of Socket.IO as an operations file writes it: `["name", …]`, `{emit: […], ack: true}`, `{ack: […], of: […]}`.
        let value: JSONValue
    }

    var calls: [Call] = []
    var sockets: [Socket] = []
    var frames: [Frame] = []

    /// Reads what a proxy has told; what is no JSON is left out.
    init(_ events: [TrafficEvent]) {
        var socketIO = SocketIOTraffic()
        for (at, event) in events.enumerated() {
            switch event {
            case .exchange(let exchange):
                if socketIO.take(exchange, at: at, into: &self) { continue }
                calls.append(Call(exchange, at: at))
            case .opened(let handshake):
                if socketIO.take(handshake, at: at, into: &self) { continue }
                let (path, query) = handshake.target.pathAndQuery
                sockets.append(
                    Socket(id: handshake.id, at: at, path: path, query: query, headers: handshake.requestHeaders))
            case .said(let socket, let isFromClient, let text):
                if socketIO.take(text, of: socket, isFromClient: isFromClient, at: at, into: &self) { continue }
                guard let value = JSONValue(received: text) else { continue }
                frames.append(Frame(at: at, socket: socket, isFromClient: isFromClient, value: value))
            case .ended, .unreachable: break
            }
        }
    }
}

extension RecordedSession.Call {
    fileprivate init(_ exchange: ProxiedExchange, at: Int) {
        let text = String(decoding: exchange.requestBody, as: UTF8.self)
        let kind = exchange.requestHeaders.values(of: "content-type").first ?? ""
        let isForm = kind.hasPrefix("application/x-www-form-urlencoded")
        let (path, query) = exchange.target.pathAndQuery
        self.init(
            at: at, method: exchange.method, path: path, query: query, headers: exchange.requestHeaders,
            body: isForm
                ? .object(JSONObject(text.formFields.map { ($0.name, .string($0.value)) }))
                : JSONValue(received: text) ?? .null,
            isForm: isForm, status: exchange.status, answerHeaders: exchange.headers,
            answer: JSONValue(received: String(decoding: exchange.body, as: UTF8.self)) ?? .null)
    }
}

extension JSONValue {
    /// nil for what is no JSON.
    init?(received text: String) {
        do throws(JSONParseError) {
            self = try JSONParser().parse(Array(text.utf8)).value
        } catch {
            return nil
        }
    }
}

extension String {
    /// A request target taken apart, its query decoded.
    var pathAndQuery: (path: String, query: [(name: String, value: String)]) {
        let parts = split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]).formFields : [])
    }

    /// The names and values of `a=b&c=d`, decoded.
    var formFields: [(name: String, value: String)] {
        split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map { part in
                let plain = String(part.replacing("+", with: " "))
                return plain.removingPercentEncoding ?? plain
            }
            return (decoded[0], decoded.count > 1 ? decoded[1] : "")
        }
    }
}
