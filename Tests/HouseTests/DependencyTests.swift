import Testing

@Suite("Who may import whom") struct DependencyTests {
    static let nio: Set<String> = [
        "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "NIOWebSocket", "NIOFoundationCompat", "NIOConcurrencyHelpers",
    ]
    static let system: Set<String> = ["Foundation", "Synchronization", "Dispatch", "Glibc", "Darwin"]

    /// The table of CONTRIBUTING.md.
    static let allowed: [(target: String, modules: Set<String>)] = [
        ("ChatProtocol", []),
        ("WebSocketTransport", nio.union(["NIOExtras", "Logging"])),
        (
            "ReferenceServer",
            nio.union([
                "ChatProtocol", "WebSocketTransport", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOHTTPTypes",
                "NIOHTTPTypesHTTP1", "GRDB", "JWTKit", "Crypto", "ServiceLifecycle", "Logging",
            ])
        ),
        (
            "ServerCommand",
            ["ReferenceServer", "ArgumentParser", "Configuration", "Logging", "ServiceLifecycle", "UnixSignals"]
        ),
        ("ServerFaults", ["ReferenceServer", "ChatProtocol"]),
        ("reference-server", ["ServerCommand", "ReferenceServer", "ArgumentParser", "Logging"]),
        ("RawJSON", []),
        ("HistoryChecking", []),
        ("WireClient", nio.union(["RawJSON", "WebSocketTransport", "AsyncHTTPClient"])),
        ("WireProxy", nio.union(["WireClient", "WebSocketTransport"])),
        ("ConformanceKit", ["RawJSON", "WireClient", "WireProxy", "HistoryChecking", "Yams"]),
        ("ProtocolChecks", ["ConformanceKit", "ChatProtocol", "RawJSON"]),
    ]

    @Test("a target imports only what the table of CONTRIBUTING.md gives it", arguments: allowed)
    func imports(target: String, modules: Set<String>) throws {
        let files = try SourceTree.files(below: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            let strangers = file.imports.subtracting(modules).subtracting(Self.system)
            #expect(strangers.isEmpty, "\(file.path) imports \(strangers.sorted())")
        }
    }

    @Test(
        "the suffix is the layer",
        arguments: [("Routes", "GRDB"), ("Service", "GRDB"), ("Service", "Hummingbird"), ("Store", "Hummingbird")])
    func layers(suffix: String, forbidden: String) throws {
        let files = try SourceTree.files(below: "Sources/ReferenceServer").filter { $0.name.hasSuffix(suffix) }
        #expect(!files.isEmpty)
        for file in files {
            #expect(!file.imports.contains(forbidden), "\(file.path) imports \(forbidden)")
        }
    }

    @Test("the engine knows no word of the protocol")
    func engineIsNeutral() throws {
        let words = ["new_message", "tempMessageId", "sessionId", "chat_message", "typing_start", "/api/v2"]
        for file in try SourceTree.files(below: "Sources/ConformanceKit") {
            let code = file.lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for word in words {
                #expect(!code.contains { $0.contains(word) }, "\(file.path) mentions \(word)")
            }
        }
    }
}
