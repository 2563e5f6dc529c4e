import ChatProtocol
import RawJSON
import Testing

@Suite("schemas")
struct SchemaTests {
    private func document(_ schema: Schema) throws -> JSONSchema {
        try JSONSchema(JSONValue(parsing: schema.document(title: "a sample")))
    }

    @Test("accept every sample of this protocol [WIRE-022]", arguments: try GoldenPayload.ours())
    func acceptTheSamples(_ golden: GoldenPayload) throws {
        let value = try JSONParser().parse(golden.data()).value
        #expect(try document(golden.schema()).violations(in: value) == [])
        #expect(try document(golden.schema()).violations(in: value.withUnknownMembers) == [])
    }

    @Test(
        "refuse every sample that lacks a member or has one of another type, at its place [WIRE-022]",
        arguments: try GoldenPayload.ours())
    func refuseMutations(_ golden: GoldenPayload) throws {
        let schema = try golden.schema()
        let document = try document(schema)
        let mutations = try Mutation.all(of: JSONParser().parse(golden.data()).value, schema)
        #expect(!mutations.isEmpty || golden.payload == "MarkReadCommand")
        let overlooked = mutations.filter { mutation in
            !document.violations(in: mutation.value).contains { $0.instancePath == mutation.path }
        }
        #expect(overlooked.map { "\($0.path) \($0.what)" } == [])
    }

    @Test(
        "a mark_read names a message or all of them [READ-005]",
        arguments: [
            (#"{"sessionId":"s","allMessages":true}"#, true), (#"{"sessionId":"s","messageId":"m"}"#, true),
            (#"{"sessionId":"s","allMessages":false,"messageId":"m"}"#, true), (#"{"sessionId":"s"}"#, false),
            (#"{"sessionId":"s","allMessages":false}"#, false), (#"{"allMessages":true}"#, false),
            (#"{"sessionId":"s","messageId":7}"#, false),
        ])
    func markRead(_ text: String, _ isLawful: Bool) throws {
        #expect(try document(MarkReadCommand.schema).accepts(JSONValue(parsing: text)) == isLawful)
    }

    @Test(
        "know the bounds and patterns of the specification [WIRE-003] [WIRE-004] [OPS-002]",
        arguments: [
            (Schema.timestamp, #""2025-08-12T18:30:00.000Z""#, true), (.timestamp, #""2025-08-12T18:30:00Z""#, false),
            (.timestamp, #""2025-08-12T18:30:00.000+00:00""#, false),
            (.timestamp, #""2025-13-12T18:30:00.000Z""#, false),
            (.timestamp, #""2025-08-12T18:30:00.0000Z""#, false), (.timestamp, #""2025-08-12T18:30:00.000Z\n""#, false),
            (.userId, "0", false), (.userId, "9007199254740991", true), (.userId, "9007199254740992", false),
            (.userId, "1.5", false), (.identifier, #""a b""#, false), (.identifier, #""""#, false),
            (.identifier, #""a.b""#, false), (.tempMessageId, #""a.b:c""#, true), (.requestId, #""""#, false),
            (.text(to: 2), #""界界""#, true), (.text(to: 2), #""界界界""#, false), (.text.orNull, "null", true),
            (.text, "null", false), (.one(of: Role.self).orNull, "null", true),
            (.one(of: Role.self), #""king""#, false),
            (.one(of: Role.self), "7", false), (.list(of: .anything, maximumCount: 0), "[1]", false),
            (.only(.truth(false)), "true", false), (.integer(from: 1, to: 9), "10", false), (.number, "4.75", true),
        ] as [(Schema, String, Bool)])
    func words(_ schema: Schema, _ text: String, _ isLawful: Bool) throws {
        #expect(try document(schema).accepts(JSONValue(parsing: text)) == isLawful)
    }

    @Test(
        "blame the requirement that the value breaks, or the table that lists it",
        arguments: [
            (["data"], true, "WIRE-013", "WIRE-013"), (["data", "createdAt"], false, "WIRE-003", "MSG-003"),
            (["data", "createdAt"], true, "WIRE-022", "MSG-003"), (["data", "content"], true, "WIRE-022", "MSG-003"),
            (["data", "sender", "userId"], false, "WIRE-004", "MSG-003"), (["messageId"], true, "WIRE-013", "WIRE-013"),
            (["data", "unknown"], false, "WIRE-022", "MSG-003"), ([], true, "WIRE-013", "WIRE-013"),
        ] as [([String], Bool, String, String)])
    func blame(_ path: [String], _ shapeOnly: Bool, _ requirement: String, _ table: String) throws {
        let schema = Schema.frame(.newMessage, data: NewMessageEvent.schema)
        let blame = try #require(schema.blame(at: path.map { .member($0) }, shapeOnly: shapeOnly))
        #expect(blame.requirement == requirement)
        #expect(blame.table == table)
    }

    @Test("blame through lists")
    func blameThroughLists() throws {
        let schema = Schema.success(SessionPage.schema)
        let path: [Schema.Step] = [.member("data"), .member("sessions"), .element, .member("lastMessage")]
        let blame = try #require(schema.blame(at: path + [.member("createdAt")], shapeOnly: true))
        #expect(blame.requirement == "WIRE-022" && blame.table == "DESK-017")
    }
}
