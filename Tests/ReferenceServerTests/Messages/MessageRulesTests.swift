import ChatProtocol
import Foundation
import Testing

@testable import ReferenceServer

@Suite("Sending") struct MessageRulesTests {
    private let bench: RuleBench
    private let customer: AccountRecord
    private let owner: AccountRecord
    private let session: SessionID

    init() throws {
        bench = try RuleBench()
        customer = try bench.account(.user)
        owner = try bench.account(.operator)
        session = try bench.openSession(customer)
    }

    @Test("numbers the messages of a session from 1 without gaps [MSG-006]")
    func numbers() throws {
        let seqs = try (1...5).map { number in
            try bench.send("\(number)", to: session, by: number % 2 == 0 ? owner : customer).message.seq
        }
        #expect(seqs == [1, 2, 3, 4, 5])
    }

    @Test("keeps its order when the clock is set back [MSG-006, MSG-017]")
    func clockSetBack() async throws {
        for number in 0..<5 {
            try bench.send("m-\(number)", to: session, by: customer)
            bench.clock.advance(-60_000)
        }
        let id = session
        let contents = try await bench.database.read { stores in
            let session = try #require(try stores.sessions.session(id))
            let part = try stores.history.part(of: session, HistoryRequest(.page(1), pageSize: 10))
            return part.lines.map(\.message.content)
        }
        #expect(contents == (0..<5).reversed().map { "m-\($0)" })
    }

    @Test("reaches customer, owner and the sender's other devices, but not the sending one [MSG-003]")
    func audience() throws {
        try bench.accept(session, by: owner)
        let phone = try bench.connect(customer)
        let tablet = try bench.connect(customer)
        let desktop = try bench.connect(owner)
        _ = try bench.connect(bench.account(.operator))
        _ = try bench.connect(bench.account(.user))
        try bench.send("hello", to: session, by: customer, through: phone)
        #expect(bench.frames.map(\.event) == [.newMessage])
        #expect(try Set(bench.frame(0).targets) == [tablet, desktop])
        // By REST there is no sending connection. [MSG-015]
        try bench.send("hello", to: session, by: customer)
        #expect(try Set(bench.frame(0).targets) == [phone, tablet, desktop])
    }

    @Test("reaches the pool while the session waits [MSG-003]")
    func pool() throws {
        let desks = try [bench.connect(owner), bench.connect(bench.account(.admin))]
        try bench.send("hello", to: session, by: customer)
        #expect(try Set(bench.frame(0).targets) == Set(desks))
    }

    @Test("recognises a message that is sent again, from either side of a closed door [MSG-008]")
    func resend() throws {
        let first = try bench.send("hello", tempId: "t-1", to: session, by: customer)
        bench.clock.advance(1000)
        let watcher = try bench.connect(customer)
        let again = try bench.send("hello", tempId: "t-1", to: session, by: customer)
        #expect(again.isDuplicate)
        #expect(again.message == first.message)
        #expect(bench.frames.isEmpty)
        try bench.close(session, by: owner)
        #expect(try bench.send("hello", tempId: "t-1", to: session, by: customer).isDuplicate)
        #expect(try bench.session(session)?.lastSeq == 1)
        #expect(watcher.account == customer)
    }

    @Test("takes a temporary id for a new message after 24 hours [MSG-008]")
    func window() throws {
        try bench.send("hello", tempId: "t-1", to: session, by: customer)
        bench.clock.advance(24 * 3_600_000 - 1)
        #expect(try bench.send("hello", tempId: "t-1", to: session, by: customer).isDuplicate)
        bench.clock.advance(1)
        let late = try bench.send("hello", tempId: "t-1", to: session, by: customer)
        #expect(!late.isDuplicate)
        #expect(late.message.seq == 2)
        #expect(try bench.send("hello", tempId: "t-1", to: session, by: customer).message == late.message)
    }

    @Test(
        "refuses another message under the same temporary id [MSG-009]", arguments: ["Hello", "hello ", "he\u{301}llo"])
    func conflict(content: String) throws {
        // The last argument looks like this one and is other text.
        let first = content == "he\u{301}llo" ? "h\u{E9}llo" : "hello"
        try bench.send(first, tempId: "t-1", to: session, by: customer)
        let bench = bench
        let (messages, session, customer) = (bench.messages, session, customer)
        let draft = MessageDraft(
            sessionId: session, senderId: customer.id, content: content, messageType: .text,
            tempMessageId: TempMessageID(trusted: "t-1"))
        let refusal = try bench.refusal {
            _ = try messages.send(draft, by: customer, raw: .init(), through: nil, $0)
        }
        #expect(refusal == .temporaryIdTaken)
    }

    @Test("lets every account and every session have its own temporary ids [MSG-011]")
    func scope() throws {
        try bench.send("hello", tempId: "t-1", to: session, by: customer)
        #expect(try !bench.send("hello", tempId: "t-1", to: session, by: owner).isDuplicate)
        let elsewhere = try bench.openSession(bench.account(.user))
        #expect(try !bench.send("hello", tempId: "t-1", to: elsewhere, by: owner).isDuplicate)
    }

    @Test(
        "keeps the content as it was sent [MSG-004]",
        arguments: [
            " spaces ", "line\nbreak\r\n\ttab", "NUL\u{0}inside", "<script>alert(1)</script>", "👩‍👩‍👧‍👦 你好 \u{202E}rtl",
            "quote\" back\\slash", "e\u{301}\u{FEFF}",
        ])
    func content(_ content: String) async throws {
        try bench.send(content, tempId: "t", to: session, by: customer)
        #expect(try bench.send(content, tempId: "t", to: session, by: customer).isDuplicate)
        let id = session
        let stored = try await bench.database.read { stores in
            let session = try #require(try stores.sessions.session(id))
            return try stores.history.part(of: session, HistoryRequest(.page(1), pageSize: 10)).lines
        }
        #expect(stored.map { Array($0.message.content.utf8) } == [Array(content.utf8)])
    }

    @Test("is refused in a closed session, from either side [DESK-012]")
    func closed() throws {
        try bench.close(session, by: owner)
        #expect(throws: Refusal(.sessionClosed)) { try bench.send("late", to: session, by: customer) }
        #expect(throws: Refusal(.sessionClosed)) { try bench.send("late", to: session, by: owner) }
        #expect(try bench.session(session)?.lastSeq == 0)
    }

    @Test("speaks for the customer's side when an operator is the customer [MSG-014]")
    func operatorAsCustomer() throws {
        let helpSeeker = try bench.account(.operator)
        let own = try bench.openSession(helpSeeker)
        let desk = try bench.connect(owner)
        try bench.send("help", to: own, by: helpSeeker)
        #expect(try bench.session(own)?.status == .waiting)
        let event = try bench.frame(0).decoded(NewMessageEvent.self).data
        #expect(event.senderType == .user)
        #expect(!event.sender.isAdmin)
        #expect(try bench.frame(0).targets == [desk])
    }
}
