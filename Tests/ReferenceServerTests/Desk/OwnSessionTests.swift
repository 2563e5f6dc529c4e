import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("A session that an operator opened as its customer") struct OwnSessionTests {
    private let bench: RuleBench
    private let owner: AccountRecord

    init() throws {
        bench = try RuleBench()
        owner = try bench.account(.operator)
    }

    private func accepting(_ id: SessionID, by account: AccountRecord) throws -> ErrorCode? {
        let desk = bench.desk
        return try bench.refusal { _ = try desk.accept(id, by: account, $0) }
    }

    private func closing(_ id: SessionID, by account: AccountRecord) throws -> ErrorCode? {
        let desk = bench.desk
        return try bench.refusal { _ = try desk.close(id, by: account, $0) }
    }

    @Test(
        "is neither accepted nor closed by itself, at any time [DESK-009]",
        arguments: [Role.operator, .supervisor, .admin])
    func ownSession(role: Role) throws {
        let customer = try bench.account(role)
        let session = try bench.openSession(customer)
        _ = try bench.connect(customer)
        #expect(try accepting(session, by: customer) == .notTheOwner)
        #expect(try closing(session, by: customer) == .notTheOwner)
        #expect(bench.frames.isEmpty)
        #expect(try bench.session(session)?.status == .waiting)
        #expect(try accepting(session, by: owner) == nil)
        #expect(try accepting(session, by: customer) == .notTheOwner)
        #expect(try closing(session, by: customer) == .notTheOwner)
        #expect(try bench.session(session)?.ownerId == owner.id)
        #expect(try closing(session, by: owner) == nil)
        #expect(try accepting(session, by: customer) == .notTheOwner)
        #expect(try closing(session, by: customer) == .notTheOwner)
    }

    @Test("takes what its customer says as a customer's [DESK-008, DESK-009]")
    func speaking() throws {
        let customer = try bench.account(.operator)
        let session = try bench.openSession(customer)
        try bench.send("hello", to: session, by: customer)
        #expect(try bench.session(session)?.status == .waiting)
        #expect(try bench.session(session)?.ownerId == nil)
    }
}
