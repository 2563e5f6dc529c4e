import RawJSON
public import WireClient

/// What a server lets a stranger see of itself: where its socket is, and what its description of itself names.
public struct ServerSurvey: Sendable {
    /// One call of an OpenAPI description.
    public struct Call: Sendable, Hashable {
        let method: String
        let path: String
    }

    /// The base URL.
    public let url: String
    /// The profiles that it claims of a protocol for which there is a suite; nil if it does not speak it.
    public let profiles: [String]?
    /// The calls of its OpenAPI description, and where that is.
    public let calls: [Call]
    let descriptionPath: String?
    /// Where Socket.IO answers.
    let socketIOPath: String?
    /// Where a WebSocket handshake was answered with something else than that there is nothing.
    let socketPaths: [(path: String, status: Int)]

    init(
        url: String, profiles: [String]? = nil, calls: [Call] = [], descriptionPath: String? = nil,
        socketIOPath: String? = nil, socketPaths: [(path: String, status: Int)] = []
    ) {
        self.url = url
        self.profiles = profiles
        self.calls = calls
        self.descriptionPath = descriptionPath
        self.socketIOPath = socketIOPath
        self.socketPaths = socketPaths
    }

    static let socketCandidates = [
        "/ws", "/websocket", "/socket", "/chat", "/realtime", "/live", "/stream", "/api/ws", "/api/chat/ws", "/cable",
        "/events", "/gateway",
    ]
    static let descriptionCandidates = [
        "/openapi.json", "/api/openapi.json", "/swagger.json", "/api-docs", "/v3/api-docs", "/docs/openapi.json",
    ]

    /// Asks a server; nothing is changed on it.
    ///
    /// - Parameter own: the suite of a protocol that it may describe itself by.
    /// - Throws: when it does not answer at all.
    public static func of(_ target: WireTarget, own: Suite? = nil) async throws(WireError) -> ServerSurvey {
        let runtime = WireRuntime(proxy: target.proxy)
        let result: Result<ServerSurvey, WireError>
        do throws(WireError) {
            result = .success(try await survey(target, own?.manifest.discovery, runtime))
        } catch {
            result = .failure(error)
        }
        do {
            try await runtime.shutdown()
        } catch {
            // Everything was asked; threads that do not end now end with the process.
        }
        return try result.get()
    }

    private static func survey(
        _ target: WireTarget, _ discovery: SuiteManifest.Discovery?, _ runtime: WireRuntime
    ) async throws(WireError) -> ServerSurvey {
        let exchanger = HTTPExchanger(runtime: runtime, target: target)
        // The first call tells whether anybody is there; the others may fail.
        _ = try await exchanger.exchange("GET", "/", timeout: target.connectTimeout)
        // A candidate that gives no answer in time is not where its document is; the draft leaves that to be filled in.
        func document(_ path: String) async -> JSONValue? {
            guard let answer = try? await exchanger.exchange("GET", path, timeout: .seconds(5)),
                answer.status == 200
            else { return nil }
            return answer.body.value
        }
        var profiles: [String]?
        if let discovery, let path = discovery.call.path.literalText {
            profiles = await document(path)?.value(at: discovery.profiles)?.arrayValue?.compactMap(\.stringValue)
        }
        var calls: [Call] = []
        var descriptionPath: String?
        for path in descriptionCandidates {
            guard let paths = await document(path)?["paths"]?.objectValue else { continue }
            descriptionPath = path
            calls = paths.flatMap { path in
                (path.value.objectValue ?? JSONObject()).map { Call(method: $0.key.uppercased(), path: path.key) }
            }
            break
        }
        var socketIOPath: String?
        let polling = try? await exchanger.exchange(
            "GET", "/socket.io/", query: [("EIO", "4"), ("transport", "polling")], timeout: .seconds(5))
        if let polling, polling.status == 200, polling.body.text.hasPrefix("0{") { socketIOPath = "/socket.io/" }
        return ServerSurvey(
            url: target.httpURL, profiles: profiles, calls: calls, descriptionPath: descriptionPath,
            socketIOPath: socketIOPath,
            socketPaths: await sockets(target, runtime))
    }

    private static func sockets(
        _ target: WireTarget, _ runtime: WireRuntime
    ) async -> [(path: String, status: Int)] {
        var found: [(path: String, status: Int)] = []
        for path in socketCandidates {
            switch await WireSocket.connect(
                WireConnect(path: path), to: target, label: "init", runtime: runtime)
            {
            case .open(let connection):
                connection.cut()
                found.append((path, 101))
            // What wants a login, or another kind of request, is there.
            case .refused(let refusal) where [400, 401, 403, 426].contains(refusal.status):
                found.append((path, refusal.status))
            case .refused, .failed: break
            }
        }
        // A server that answers alike everywhere tells nothing.
        return found.count == socketCandidates.count ? [] : found.sorted { $0.status < $1.status }
    }
}
