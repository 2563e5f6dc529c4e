import ChatProtocol
import Foundation
import Testing

@Suite("envelopes and frames")
struct EnvelopeTests {
    private let moment = Timestamp(millisecondsSince1970: 1_755_023_400_000)

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try WireCoder.encode(value), as: UTF8.self)
    }

    @Test("a refusal has its code, and data null [WIRE-001] [WIRE-002]")
    func refusalsHaveNullData() throws {
        let refusal = Refusal(.sessionClosed, "closed", tempMessageId: "t")
        #expect(
            try text(RefusalEnvelope(refusal, timestamp: moment))
                == #"{"code":4092,"data":null,"msg":"closed","timestamp":"2025-08-12T18:30:00.000Z"}"#)
    }

    @Test("what has no value is written as null, and slashes as they are [WIRE-022]")
    func nullIsWritten() throws {
        let info = AdminInfo(adminId: UserID(trusted: 7), name: "a/b", avatar: nil)
        #expect(
            try text(Envelope(info, timestamp: moment))
                == #"{"code":0,"data":{"adminId":7,"avatar":null,"name":"a/b"},"msg":"ok","#
                + #""timestamp":"2025-08-12T18:30:00.000Z"}"#)
    }

    @Test("an error has no temporary id unless the command had one, and no request id either [WIRE-015] [WIRE-018]")
    func errorsLeaveOut() throws {
        let frame = ServerEvent(
            ErrorEvent(Refusal(.notAFrame, "x")), timestamp: moment, messageId: FrameID(trusted: "f"))
        #expect(
            try text(frame) == #"{"data":{"code":4600,"message":"x"},"messageId":"f","#
                + #""timestamp":"2025-08-12T18:30:00.000Z","type":"error"}"#)
    }

    @Test("a frame of another event is not read as this one [WIRE-013]")
    func typesAreChecked() throws {
        let sample = try Repository.data("Fixtures/payloads/desk/user_typing.json")
        #expect(throws: DecodingError.self) { try WireCoder.decode(ServerEvent<NewMessageEvent>.self, from: sample) }
        #expect(throws: Never.self) { try WireCoder.decode(ServerEvent<UserTypingEvent>.self, from: sample) }
    }
}
