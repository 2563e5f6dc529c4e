import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Identifiers") struct IdentifierSourceTests {
    @Test("sort by time, are lawful and differ [WIRE-004]")
    func order() {
        let times: [Int64] = [0, 1, 31, 32, 1 << 40, (1 << 48) - 1]
        let ids = times.map { IdentifierSource.make("msg_", at: $0) }
        #expect(ids == ids.sorted())
        #expect(ids.allSatisfy { $0.count == 30 && MessageID.isLawful($0) })
        #expect(Set((0..<1000).map { _ in IdentifierSource.make("", at: 5) }).count == 1000)
    }

    @Test("of frames are lawful at their longest [WIRE-004, WIRE-013]")
    func frames() {
        let session = SessionID(trusted: IdentifierSource.make("session_", at: 1))
        let names = [
            FrameNames.read(session, by: .admin, upTo: .max), FrameNames.status(.assigned, of: session),
            FrameNames.closing(of: session), FrameNames.newMessage(MessageID(trusted: "msg_1")), FrameNames().next(),
        ]
        #expect(names.allSatisfy { FrameID.isLawful($0.rawValue) })
        #expect(Set(names).count == names.count)
    }
}
