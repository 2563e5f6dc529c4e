import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("The cache of sessions") struct SessionCacheTests {
    private func session(_ number: Int) -> SessionRecord {
        let time = Timestamp(millisecondsSince1970: 0)
        return SessionRecord(
            row: Int64(number), id: SessionID(trusted: "s_\(number)"), customerId: UserID(trusted: 1), ownerId: nil,
            status: .waiting, source: "", priority: 1, createdAt: time, closedAt: nil, lastSeq: 0,
            lastActivityAt: time, customerRead: 0, deskRead: 0)
    }

    @Test("forgets what was not used for two generations, and nothing sooner")
    func bounds() {
        let cache = SessionCache(generationSize: 10)
        for number in 0..<15 { cache.keep(session(number)) }
        #expect(cache.session(session(0).id) != nil)
        for number in 15..<40 { cache.keep(session(number)) }
        #expect(cache.session(session(0).id) == nil)
        #expect(cache.session(session(39).id) != nil)
    }

    @Test("never forgets what SQL has not been told")
    func unwritten() {
        let cache = SessionCache(generationSize: 10)
        var changed = session(0)
        changed.lastSeq = 5
        cache.change(changed)
        for number in 1..<100 { cache.keep(session(number)) }
        #expect(cache.takeUnwritten() == [changed])
        #expect(cache.takeUnwritten() == [])
    }

    @Test("gives up what a rolled back transaction changed")
    func rollback() {
        let cache = SessionCache()
        cache.keep(session(1))
        cache.change(session(2))
        cache.rolledBack()
        #expect(cache.session(session(1).id) != nil)
        #expect(cache.session(session(2).id) == nil)
        #expect(cache.takeUnwritten() == [])
    }
}
