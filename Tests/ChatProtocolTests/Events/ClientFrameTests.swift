import ChatProtocol
import Foundation
import Testing

@Suite("frames of clients")
struct ClientFrameTests {
    struct Flaw: CustomTestStringConvertible {
        let text: String
        let code: ErrorCode
        var tempMessageId: String?
        var requestId: String?

        var testDescription: String { text }
    }

    private static let message = #"{"type":"chat_message","requestId":"r","data":"#

    static let flaws: [Flaw] = [
        // Not a frame.
        Flaw(text: "", code: .notAFrame), Flaw(text: "hello", code: .notAFrame), Flaw(text: "{", code: .notAFrame),
        Flaw(text: "[]", code: .notAFrame), Flaw(text: "7", code: .notAFrame), Flaw(text: "null", code: .notAFrame),
        Flaw(text: #""heartbeat""#, code: .notAFrame), Flaw(text: "{}", code: .notAFrame),
        Flaw(text: #"{"type":7,"data":{}}"#, code: .notAFrame), Flaw(text: #"{"type":null}"#, code: .notAFrame),
        Flaw(text: #"{"type":"heartbeat"} x"#, code: .notAFrame),
        Flaw(text: #"{"type":"heartbeat","data":{"x":01}}"#, code: .notAFrame),
        Flaw(text: #"{"type":"heartbeat","data":{"x":"\q"}}"#, code: .notAFrame),
        Flaw(text: #"{"type":"heartbeat",}"#, code: .notAFrame),
        Flaw(text: #"{'type':'heartbeat'}"#, code: .notAFrame),
        Flaw(text: "{\"type\":\"heartbeat\",\"data\":{\"x\":\"\u{1}\"}}", code: .notAFrame),
        Flaw(text: "\u{FEFF}{\"type\":\"heartbeat\"}", code: .notAFrame),
        // Unknown command.
        Flaw(text: #"{"type":"ping","data":{},"requestId":"r"}"#, code: .unknownCommand, requestId: "r"),
        Flaw(text: #"{"type":"ping"}"#, code: .unknownCommand), Flaw(text: #"{"type":""}"#, code: .unknownCommand),
        Flaw(text: #"{"type":"Heartbeat"}"#, code: .unknownCommand),
        Flaw(text: #"{"type":"ping","data":{"tempMessageId":"t"}}"#, code: .unknownCommand, tempMessageId: "t"),
        // No data.
        Flaw(text: #"{"type":"chat_message"}"#, code: .dataNotAnObject),
        Flaw(text: message + "null}", code: .dataNotAnObject, requestId: "r"),
        Flaw(text: message + "[]}", code: .dataNotAnObject, requestId: "r"),
        Flaw(text: message + "\"x\"}", code: .dataNotAnObject, requestId: "r"),
        Flaw(text: #"{"type":"heartbeat","data":7}"#, code: .dataNotAnObject),
        Flaw(text: #"{"type":"heartbeat","data":null}"#, code: .dataNotAnObject),
        // Something missing.
        Flaw(text: message + "{}}", code: .missingValue, requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","tempMessageId":"t"}}"#, code: .missingValue, tempMessageId: "t",
            requestId: "r"),
        Flaw(text: message + #"{"content":"x"}}"#, code: .missingValue, requestId: "r"),
        Flaw(text: #"{"type":"typing_start","data":{}}"#, code: .missingValue),
        Flaw(text: #"{"type":"mark_read","data":{"sessionId":"s"}}"#, code: .missingValue),
        Flaw(text: #"{"type":"mark_read","data":{"sessionId":"s","allMessages":false}}"#, code: .missingValue),
        Flaw(text: #"{"type":"mark_read","data":{"allMessages":true}}"#, code: .missingValue),
        // Something of the wrong type or out of bounds.
        Flaw(text: message + #"{"sessionId":7,"content":"x"}}"#, code: .invalidValue, requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","content":7,"tempMessageId":"t"}}"#, code: .invalidValue,
            tempMessageId: "t", requestId: "r"),
        Flaw(text: message + #"{"sessionId":"s","content":null}}"#, code: .invalidValue, requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","content":"x","messageType":"system"}}"#, code: .invalidValue,
            requestId: "r"),
        Flaw(text: message + #"{"sessionId":"s","content":"x","messageType":1}}"#, code: .invalidValue, requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","content":"x","tempMessageId":7}}"#, code: .invalidValue,
            requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","content":"x","tempMessageId":""}}"#, code: .invalidValue,
            tempMessageId: "", requestId: "r"),
        Flaw(
            text: message + #"{"sessionId":"s","content":"x","tempMessageId":"a b"}}"#, code: .invalidValue,
            tempMessageId: "a b", requestId: "r"),
        Flaw(text: #"{"type":"mark_read","data":{"sessionId":"s","allMessages":1}}"#, code: .invalidValue),
        Flaw(text: #"{"type":"mark_read","data":{"sessionId":"s","messageId":7}}"#, code: .invalidValue),
        Flaw(text: #"{"type":"heartbeat","requestId":7}"#, code: .invalidValue),
        Flaw(text: #"{"type":"heartbeat","requestId":""}"#, code: .invalidValue),
        // Nothing said.
        Flaw(
            text: message + #"{"sessionId":"s","content":"","tempMessageId":"t"}}"#, code: .emptyContent,
            tempMessageId: "t", requestId: "r"),
        Flaw(text: message + #"{"sessionId":"s","content":" \n\t　"}}"#, code: .emptyContent, requestId: "r"),
    ]

    @Test(
        "a flawed frame is refused with its code [WIRE-015] [WIRE-016] [WIRE-017] [WIRE-018] [WIRE-019] [MSG-012]",
        arguments: flaws)
    func flawedFrames(_ flaw: Flaw) {
        let expected = RefusedFrame(
            Refusal(flaw.code, "", tempMessageId: flaw.tempMessageId),
            requestId: flaw.requestId.flatMap(RequestID.init(rawValue:)))
        let refused = #expect(throws: RefusedFrame.self) { try ClientFrame(decoding: Data(flaw.text.utf8)) }
        #expect(refused?.refusal.code == expected.refusal.code)
        #expect(refused?.refusal.tempMessageId == expected.refusal.tempMessageId)
        #expect(refused?.requestId == expected.requestId)
    }

    @Test(
        "bytes that are not UTF-8, or are UTF-16, are no frame [WIRE-016]",
        arguments: [
            Data(#"{"type":"heartbeat","data":{"x":""#.utf8) + Data([0xC3, 0x28]) + Data(#""}}"#.utf8),
            #"{"type":"heartbeat"}"#.data(using: .utf16LittleEndian) ?? Data(),
        ])
    func otherEncodings(_ bytes: Data) {
        let refused = #expect(throws: RefusedFrame.self) { try ClientFrame(decoding: bytes) }
        #expect(refused?.refusal.code == .notAFrame)
    }

    @Test(
        "a heartbeat needs no data, and takes any object [WIRE-020]",
        arguments: [
            #"{"type":"heartbeat"}"#, #"{"type":"heartbeat","data":{}}"#, #"{"data":{"x":[1]},"type":"heartbeat"}"#,
        ])
    func heartbeats(_ text: String) throws {
        #expect(try ClientFrame(decoding: Data(text.utf8)) == ClientFrame(.heartbeat))
    }

    @Test("what only a server decides has no effect [MSG-013]")
    func spoofedMembersAreIgnored() throws {
        let text = #"{"type":"chat_message","data":{"sessionId":"s","content":"x","senderId":1,"seq":"no","status":9}}"#
        let command = ChatMessageCommand(
            sessionId: SessionID(trusted: "s"), message: SendMessageRequest(content: "x"))
        #expect(try ClientFrame(decoding: Data(text.utf8)).command == .chatMessage(command))
    }

    @Test(
        "content is read character for character [MSG-004]",
        arguments: ["\u{0}", " é e\u{301} ", "👨‍👩‍👧", "\u{202E}abc", "<b>&amp;</b>", "\u{FEFF}x", "\u{7F}\u{1F}"])
    func contentIsExact(_ content: String) throws {
        let sent = ClientFrame(
            .chatMessage(
                ChatMessageCommand(sessionId: SessionID(trusted: "s"), message: SendMessageRequest(content: content))))
        let received = try ClientFrame(decoding: WireCoder.encode(sent))
        guard case .chatMessage(let command) = received.command else {
            Issue.record("the frame came back as another command")
            return
        }
        #expect(Array(command.message.content.utf8) == Array(content.utf8))
    }

    @Test("a client's own frames come back as they were, with their request id [WIRE-015]")
    func framesComeBack() throws {
        let session = SessionID(trusted: "s")
        let requestId = RequestID(rawValue: "第一 ✓")
        let commands: [ClientCommand] = [
            .heartbeat, .typingStart(TypingCommand(sessionId: session)), .typingStop(TypingCommand(sessionId: session)),
            .markRead(MarkReadCommand(sessionId: session, allMessages: true)),
            .markRead(MarkReadCommand(sessionId: session, allMessages: false, messageId: MessageID(trusted: "m"))),
        ]
        let frames = commands.map { ClientFrame($0, requestId: requestId) }
        #expect(try frames.map { try ClientFrame(decoding: WireCoder.encode($0)) } == frames)
    }
}
