// swift-tools-version:6.2
import PackageDescription

let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket: Target.Dependency = .product(name: "NIOWebSocket", package: "swift-nio")
let nioFoundation: Target.Dependency = .product(name: "NIOFoundationCompat", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioConcurrency: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioExtras: Target.Dependency = .product(name: "NIOExtras", package: "swift-nio-extras")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let jwtKit: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")

let package = Package(
    name: "chat-protocol",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "ChatProtocol", targets: ["ChatProtocol"]),
        .library(name: "ReferenceServer", targets: ["ReferenceServer"]),
        .library(name: "ConformanceKit", targets: ["ConformanceKit"]),
        .executable(name: "reference-server", targets: ["reference-server"]),
        .executable(name: "conformance", targets: ["conformance"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The wire.
        .target(name: "ChatProtocol", swiftSettings: house),
        .target(
            name: "WebSocketTransport", dependencies: [nioCore, nioPosix, nioHTTP1, nioSSL, nioExtras],
            swiftSettings: house),

        // The server.
        .target(
            name: "ReferenceServer",
            dependencies: [
                "ChatProtocol", "WebSocketTransport", nioCore, nioPosix, nioHTTP1, nioWebSocket, nioFoundation,
                nioConcurrency, hummingbird, hummingbirdCore, httpTypes, nioHTTPTypes, nioHTTPTypesHTTP1, grdb,
                jwtKit, lifecycle, logging,
            ],
            swiftSettings: house),
        // The `serve` command, shared by reference-server and faulty-server.
        .target(
            name: "ServerCommand",
            dependencies: ["ReferenceServer", argumentParser, configuration, logging, lifecycle], swiftSettings: house),
        .executableTarget(
            name: "reference-server", dependencies: ["ServerCommand", argumentParser],
            swiftSettings: house),
        .target(name: "ServerFaults", dependencies: ["ReferenceServer", "ChatProtocol"], swiftSettings: house),
        .executableTarget(
            name: "faulty-server",
            dependencies: ["ReferenceServer", "ServerFaults", "ServerCommand", argumentParser], swiftSettings: house),

        // The harness.
        .target(name: "RawJSON", swiftSettings: house),
        .target(name: "HistoryChecking", swiftSettings: house),
        .target(
            name: "WireClient",
            dependencies: [
                "RawJSON", "WebSocketTransport", nioCore, nioPosix, nioHTTP1, nioSSL, nioConcurrency, httpClient,
            ],
            swiftSettings: house),
        .target(
            name: "WireProxy",
            dependencies: [
                "WireClient", "WebSocketTransport", nioCore, nioPosix, nioHTTP1, nioSSL, nioConcurrency,
            ],
            swiftSettings: house),
        .target(
            name: "ConformanceKit", dependencies: ["RawJSON", "WireClient", "WireProxy", "HistoryChecking", yams],
            resources: [.embedInCode("Reporting/report.html")], swiftSettings: house),
        .target(
            name: "ProtocolChecks", dependencies: ["RawJSON", "ConformanceKit", "ChatProtocol"],
            swiftSettings: house),
        .target(
            name: "Fixtures", path: "Fixtures",
            exclude: [
                "README.md", "case.schema.json", "descriptor.schema.json", "operations.schema.json",
                "suite.schema.json",
                "world.schema.json",
            ], sources: ["Fixtures.swift"],
            resources: [
                .copy("conversations"), .copy("worlds"), .copy("payloads"), .copy("suite.json"),
                .copy("requirements.json"), .copy("universal"), .copy("descriptors"),
            ],
            swiftSettings: house),
        .executableTarget(
            name: "conformance",
            dependencies: [
                "ConformanceKit", "ProtocolChecks", "ReferenceServer", "Fixtures", "RawJSON", "WireClient", "WireProxy",
                argumentParser, logging,
            ],
            swiftSettings: house),

        // A small chat of another shape, judged by a suite of its own: the engine is not fitted to one protocol.
        .executableTarget(
            name: "stand-in-server",
            dependencies: [nioCore, nioPosix, nioHTTP1, nioWebSocket, argumentParser],
            path: "Tests/StandIn/Server", swiftSettings: house),
        // WebSocketTransport and nothing else, for suites that test RFC 6455.
        .executableTarget(
            name: "echo-server",
            dependencies: ["WebSocketTransport", nioCore, nioPosix, nioHTTP1, argumentParser],
            path: "Tests/Echo", swiftSettings: house),
        // Random and mutated input for the decoders and a running server: `make fuzz`.
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "ChatProtocol", "ReferenceServer", "WebSocketTransport", "RawJSON", "Fixtures", nioCore, argumentParser,
                lifecycle, logging,
            ],
            path: "Tests/Fuzz", exclude: ["README.md", "Guided"], swiftSettings: house),

        // Tests.
        .testTarget(name: "ChatProtocolTests", dependencies: ["ChatProtocol", "RawJSON"], swiftSettings: house),
        .testTarget(
            name: "WebSocketTransportTests",
            dependencies: ["WebSocketTransport", nioCore, nioPosix, nioHTTP1, nioEmbedded, nioSSL],
            swiftSettings: house),
        .testTarget(
            name: "ReferenceServerTests",
            dependencies: [
                "ReferenceServer", "ChatProtocol", "WebSocketTransport", nioCore, nioPosix, nioFoundation,
                nioConcurrency, grdb,
                hummingbird, hummingbirdTesting, httpTypes, logging,
            ],
            swiftSettings: house),
        .testTarget(name: "RawJSONTests", dependencies: ["RawJSON"], swiftSettings: house),
        .testTarget(name: "HistoryCheckingTests", dependencies: ["HistoryChecking"], swiftSettings: house),
        .testTarget(
            name: "WireClientTests",
            dependencies: ["WireClient", "RawJSON", "WebSocketTransport", nioCore, nioPosix, nioHTTP1],
            swiftSettings: house),
        .testTarget(
            name: "WireProxyTests",
            dependencies: [
                "WireProxy", "WireClient", "RawJSON", "ReferenceServer", "WebSocketTransport", nioCore, nioPosix,
                logging,
            ],
            swiftSettings: house),
        .testTarget(
            name: "ConformanceKitTests",
            dependencies: ["ConformanceKit", "RawJSON", "WireClient", "WireProxy", "HistoryChecking"],
            swiftSettings: house),
        .testTarget(
            name: "ProtocolChecksTests",
            dependencies: ["ProtocolChecks", "ConformanceKit", "ChatProtocol", "RawJSON"],
            swiftSettings: house),
        .testTarget(
            name: "SelfConformanceTests",
            dependencies: [
                "ConformanceKit", "ProtocolChecks", "ReferenceServer", "ServerFaults", "Fixtures", "RawJSON",
                "WireClient", logging,
            ],
            swiftSettings: house),
        .testTarget(name: "HouseTests", swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
