import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("What a rollback leaves of the connections") struct TakenBackTests {
    private let bench: RuleBench
    private let mei: AccountRecord

    init() throws {
        bench = try RuleBench()
        mei = try bench.account(.user)
    }

    private func takeBack(_ body: @escaping @Sendable (UnitOfWork) throws -> Void) throws {
        let refusal = try bench.refusal { unit in
            try body(unit)
            throw Refusal(.serverFailed)
        }
        #expect(refusal == .serverFailed)
    }

    private func departed(_ connection: ConnectionHandle) -> Bool {
        let now = bench.clock.now()
        return bench.room.departed.connection(named: connection.id.rawValue, of: mei.id, at: now) === connection
    }

    @Test("the oldest one is still the oldest [WIRE-046]")
    func order() throws {
        let three = try (0..<3).map { _ in try bench.connect(mei) }
        let connections = bench.connections
        try takeBack { unit in
            try connections.close(three[0], unit)
            try connections.close(three[1], unit)
        }
        #expect(bench.room.connections.connections(of: mei.id) == three)
    }

    @Test("the one that a further departure pushed out can be resumed [WIRE-057]")
    func pushedOut() throws {
        let old = try (0..<DepartedConnections.maxPerAccount).map { _ in
            let connection = try bench.connect(mei)
            try bench.leave(connection)
            return connection
        }
        let last = try bench.connect(mei)
        let connections = bench.connections
        try takeBack { try connections.close(last, $0) }
        #expect(old.allSatisfy(departed))
        #expect(!departed(last))
        try bench.leave(last)
        #expect(!departed(old[0]))
        #expect(departed(last))
    }
}
