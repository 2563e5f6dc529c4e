import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("Typing that goes on") struct RepeatedTypingTests {
    @Test("is told again after 3 s and not before, and anew after it has ended [DESK-020]")
    func repeated() throws {
        let bench = try RuleBench()
        let (customer, owner) = (try bench.account(.user), try bench.account(.operator))
        let session = try bench.openSession(customer)
        try bench.accept(session, by: owner)
        _ = try bench.connect(owner)
        let typing = bench.typing
        let start = { try bench.run { try typing.start(in: session, by: customer, $0) } }
        try start()
        #expect(bench.frames.count == 1)
        bench.clock.advance(2999)
        try start()
        #expect(bench.frames.isEmpty)
        bench.clock.advance(1)
        try start()
        #expect(bench.frames.count == 1)
        try bench.run { try typing.stop(in: session, by: customer, $0) }
        try start()
        #expect(bench.frames.count == 1)
    }
}
