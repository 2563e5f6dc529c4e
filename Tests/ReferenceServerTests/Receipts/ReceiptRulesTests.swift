import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Reading") struct ReceiptRulesTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let session: SessionID
    private let phone: ConnectionHandle
    private let desktop: ConnectionHandle

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
        phone = try bench.connect(customer)
        desktop = try bench.connect(owner)
    }

    /// Reads as the owner, and gives what the requester is told.
    private func read(_ message: MessageID? = nil) throws -> MessageReadEvent {
        let command = MarkReadCommand(sessionId: session, allMessages: message == nil, messageId: message)
        let (receipts, owner, desktop) = (bench.receipts, owner, desktop)
        try bench.run {
            try receipts.markRead(
                command, by: owner, from: desktop, requestId: RequestID(rawValue: "r"), $0)
        }
        return try bench.frame(0).decoded(MessageReadEvent.self).data
    }

    @Test("counts the other side's messages between the watermarks, and repeats count nothing [READ-001, READ-003]")
    func counting() throws {
        try bench.send("1", to: session, by: customer)
        try bench.send("2", to: session, by: owner)
        try bench.send("3", to: session, by: customer)
        try bench.send("4", to: session, by: customer)
        // The owner's own message has read the first. [READ-006]
        #expect(try read().updatedCount == 2)
        #expect(try read().updatedCount == 0)
        #expect(try bench.session(session)?.deskRead == 4)
    }

    @Test("never goes back [READ-004]")
    func monotony() throws {
        let first = try bench.send("1", to: session, by: customer).message.id
        let second = try bench.send("2", to: session, by: customer).message.id
        #expect(try read(second).updatedCount == 2)
        #expect(try read(first).updatedCount == 0)
        #expect(try bench.session(session)?.deskRead == 2)
    }

    @Test("is told to the other side and the reader's other devices, if anything became read [READ-002, WIRE-015]")
    func audience() throws {
        let second = try bench.connect(owner)
        try bench.send("1", to: session, by: customer)
        _ = try read()
        #expect(bench.frames.map { Set($0.targets) } == [[desktop], [phone, second]])
        let frames = try bench.frames.map { try $0.decoded(MessageReadEvent.self) }
        try #require(frames.count == 2)
        #expect(frames.map(\.requestId?.rawValue) == ["r", nil])
        #expect(frames[0].messageId == frames[1].messageId)
        #expect(frames[0].data == frames[1].data)
        _ = try read()
        #expect(bench.frames.map(\.targets) == [[desktop]])
    }

    @Test("names every frame that tells of it differently [WIRE-013]")
    func names() throws {
        var names: [FrameID] = []
        for content in ["1", "2"] {
            try bench.send(content, to: session, by: customer)
            _ = try read()
            names.append(try bench.frame(0).decoded(MessageReadEvent.self).messageId)
            _ = try read()
            names.append(try bench.frame(0).decoded(MessageReadEvent.self).messageId)
        }
        #expect(Set(names).count == 4)
    }

    @Test("refuses a message that is not in the session [READ-005]")
    func unknown() throws {
        let elsewhere = try bench.openSession(bench.account(.user))
        let foreign = try bench.send("x", to: elsewhere, by: owner).message.id
        let command = MarkReadCommand(sessionId: session, allMessages: false, messageId: foreign)
        let (receipts, owner, desktop) = (bench.receipts, owner, desktop)
        let refusal = try bench.refusal {
            try receipts.markRead(command, by: owner, from: desktop, requestId: nil, $0)
        }
        #expect(refusal == .notFound)
    }
}
