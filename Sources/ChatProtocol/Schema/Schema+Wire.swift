extension Schema {
    /// The successful answer around `data`.
    ///
    /// - Source: SPEC WIRE-001, WIRE-002.
    public static func success(_ data: Schema) -> Schema {
        envelope(code: only(.number(0)), data: data)
    }

    /// The answer to a refused request.
    ///
    /// - Source: SPEC WIRE-001, WIRE-002.
    public static let refusal = envelope(
        code: Schema(.oneOf(ErrorCode.allCases.map { .number($0.rawValue) })),
        data: Schema(.null).blamed(on: "WIRE-002"))

    private static func envelope(code: Schema, data: Schema) -> Schema {
        object(
            table: "WIRE-001", requirement: "WIRE-001",
            [
                "code": code.blamed(on: "WIRE-002"),
                "msg": text,
                "data": data,
                "timestamp": timestamp,
            ])
    }

    /// The frame around the `data` of an event.
    ///
    /// - Source: SPEC WIRE-013, WIRE-015.
    public static func frame(_ type: EventType, data: Schema) -> Schema {
        object(
            table: "WIRE-013", requirement: "WIRE-013",
            [
                "type": only(.text(type.rawValue)),
                "data": data,
                "timestamp": timestamp,
                "messageId": identifier,
            ],
            optional: ["requestId": requestId])
    }

    /// A frame of any event, for what all of them have in common.
    ///
    /// - Source: SPEC WIRE-013, 10.3.
    public static let anyFrame = object(
        table: "WIRE-013", requirement: "WIRE-013",
        [
            "type": one(of: EventType.self),
            "data": object(table: "WIRE-013", requirement: "WIRE-013", [:]),
            "timestamp": timestamp,
            "messageId": identifier,
        ])

    /// The frame around the `data` of a command.
    ///
    /// - Source: SPEC WIRE-014, WIRE-015.
    public static func frame(_ type: CommandType, data: Schema) -> Schema {
        object(
            table: "WIRE-014", requirement: "WIRE-014",
            ["type": only(.text(type.rawValue)), "data": data], optional: ["requestId": requestId])
    }
}
