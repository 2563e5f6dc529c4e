import ConformanceKit
import ProtocolChecks
import RawJSON
import Testing

@Suite("checks of frames")
struct FrameCheckTests {
    private let check = ProtocolPayloadCheck()

    static let samples = [
        "wire/connection_established", "wire/heartbeat_response", "wire/error", "wire/error-without-temporary-id",
        "desk/new_session", "desk/session_status", "desk/session_status-without-owner", "desk/session_closed",
        "desk/session_closed-rated", "desk/user_typing", "messages/message_sent", "messages/new_message",
        "messages/new_message-from-the-desk", "receipts/message_read", "receipts/message_read-up-to-a-message",
    ]

    @Test("find nothing in the samples, nor in members that nobody declared [WIRE-022]", arguments: samples)
    func samplesPass(_ name: String) throws {
        let frame = try Sample.named("\(name).json")
        #expect(check.violations(inFrame: frame) == [])
        #expect(check.violations(inFrame: frame.with("data", "xNew", value: [1, 2])) == [])
    }

    @Test("find a member of data that is missing or has another type [WIRE-022]", arguments: samples)
    func brokenDataIsFound(_ name: String) throws {
        let frame = try Sample.named("\(name).json")
        for member in try #require(frame["data"]?.objectValue).keys where member != "tempMessageId" {
            let path = "WIRE-022 $.data.\(member)"
            #expect(check.violations(inFrame: frame.with("data", member, value: nil)).summary == [path])
            #expect(check.violations(inFrame: frame.with("data", member, value: [7])).summary == [path])
        }
    }

    @Test(
        "find what breaks the frame around the data [WIRE-013]",
        arguments: [
            ("type", nil), ("type", 7), ("type", "online_users"), ("data", nil), ("data", [1]), ("data", .null),
            ("timestamp", nil), ("timestamp", 1_755_023_400_000), ("messageId", nil), ("messageId", 7),
        ] as [(String, JSONValue?)])
    func brokenFramesAreFound(_ member: String, _ value: JSONValue?) throws {
        let frame = try Sample.named("desk/user_typing.json").with(member, value: value)
        #expect(check.violations(inFrame: frame).summary == ["WIRE-013 $.\(member)"])
    }

    @Test("find nothing else than an object [WIRE-013]", arguments: [[], "x", 7, .null, true] as [JSONValue])
    func onlyObjects(_ frame: JSONValue) {
        #expect(check.violations(inFrame: frame).summary == ["WIRE-013 $"])
    }

    @Test(
        "blame values on the requirement of their form",
        arguments: [
            ("createdAt", "2025-08-12T18:30:00Z", "WIRE-003"), ("createdAt", "2025-02-30T18:30:00.000Z", "WIRE-003"),
            ("senderId", 0, "WIRE-004"), ("senderId", 9_007_199_254_740_992, "WIRE-004"),
            ("sessionId", "a b", "WIRE-004"), ("messageId", "", "WIRE-004"), ("tempMessageId", "a b", "MSG-005"),
            ("senderType", "operator", "WIRE-022"), ("messageType", "system", "WIRE-022"), ("seq", 0, "WIRE-022"),
            ("seq", 1.5, "WIRE-022"), ("senderId", "31", "WIRE-022"), ("content", .null, "WIRE-022"),
        ] as [(String, JSONValue, String)])
    func valuesAreBlamed(_ member: String, _ value: JSONValue, _ requirement: String) throws {
        let frame = try Sample.named("messages/new_message.json").with("data", member, value: value)
        #expect(check.violations(inFrame: frame).summary == ["\(requirement) $.data.\(member)"])
    }

    @Test("say what was expected and which table says so")
    func differencesAreReadable() throws {
        let frame = try Sample.named("messages/new_message.json").with("data", "seq", value: nil)
        let difference = try #require(check.violations(inFrame: frame).first?.difference)
        #expect(difference.description == "$.data.seq: expected a member 'seq' (table of MSG-003), found nothing")
    }

    @Test("find numbers that no client can hold", arguments: ["9223372036854775808", "1e30"])
    func hugeNumbers(_ literal: String) throws {
        let number = try #require(JSONNumber(literal: literal))
        let frame = try Sample.named("messages/new_message.json").with("data", "seq", value: .number(number))
        #expect(check.violations(inFrame: frame).summary == ["WIRE-022 $.data.seq"])
    }

    @Test("allow every way to write a number", arguments: ["4.750", "475e-2", "4.75000000000000000000001", "5"])
    func numbersAreNumbers(_ literal: String) throws {
        let number = try #require(JSONNumber(literal: literal))
        let frame = try Sample.named("desk/session_closed-rated.json")
            .with("data", "satisfactionScore", value: .number(number))
        #expect(check.violations(inFrame: frame) == [])
    }

    @Test("keep every character of the content [MSG-004]")
    func contentSurvives() throws {
        let content = "\u{0}\u{1F}e\u{301}\u{E9}\u{2028}\u{FEFF}👩🏽‍🚀\\\"/"
        let frame = try Sample.named("messages/new_message.json").with("data", "content", value: .string(content))
        #expect(check.violations(inFrame: frame) == [])
    }
}
