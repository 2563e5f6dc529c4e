extension Capabilities: SchemaDescribed {
    /// The members that the sample and the table of bounds list.
    ///
    /// - Source: SPEC OPS-001, OPS-002, 10.5.
    public static let schema = Schema.object(
        table: "OPS-001",
        [
            "protocol": .text,
            "server": .object(table: "OPS-001", ["name": .text, "version": .text]),
            "profiles": .list(of: .text),
            "limits": .object(
                table: "OPS-002",
                [
                    "maxMessageBytes": .integer(from: 16_384).blamed(on: "OPS-002"),
                    "maxPageSize": .integer(from: 50, to: 50).blamed(on: "OPS-002"),
                ],
                optional: [
                    "maxConnections": .integer(from: 1_000).blamed(on: "OPS-002"),
                    "maxConnectionsPerAccount": .integer(from: 4, to: 1_000).blamed(on: "OPS-002"),
                    "maxQueuedEvents": .integer(from: 100, to: 10_000).blamed(on: "OPS-002"),
                    "maxBacklogBytes": .integer(from: 65_536, to: 16_777_216).blamed(on: "OPS-002"),
                    "rates": Capabilities.Rates.schema,
                ]),
            "intervals": .object(
                table: "OPS-002",
                [
                    "heartbeatMs": .integer(from: 1_000, to: 90_000).blamed(on: "OPS-002"),
                    "typingTtlMs": .integer(from: 1_200, to: 10_000).blamed(on: "OPS-002"),
                ],
                optional: [
                    "heartbeatGraceMs": .integer(from: 1_000, to: 60_000).blamed(on: "OPS-002"),
                    "resumeWindowMs": .integer(from: 3_000, to: 600_000).blamed(on: "OPS-002"),
                    "ticketTtlMs": .integer(from: 1_000, to: 30_000).blamed(on: "OPS-002"),
                ]),
            "messageTypes": .list(of: .one(of: MessageType.self)),
            "allowedOrigins": .list(of: .text).orNull,
            "testing": .object(
                table: "OPS-003", ["accounts": .boolean, "accountChanges": .boolean, "loginCode": .text.orNull]
            ).orNull,
        ])
}
