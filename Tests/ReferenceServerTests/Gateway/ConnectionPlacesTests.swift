import NIOCore
import NIOPosix
import Testing

@testable import ReferenceServer

@Suite("Places for connections") struct ConnectionPlacesTests {
    @Test("are as many as configured, also when many threads take them [WIRE-045]")
    func exact() async {
        let places = ConnectionPlaces(limit: 1000)
        let taken = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 {
                group.addTask { (0..<100).count { _ in places.take() != nil } }
            }
            return await group.reduce(0, +)
        }
        #expect(taken == 1000)
    }

    @Test("are free again when given back [WIRE-045]")
    func freed() async throws {
        let places = ConnectionPlaces(limit: 1)
        let place = try #require(places.take())
        #expect(places.take() == nil)
        let gone = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        place.giveBack(after: gone.futureResult)
        #expect(places.take() == nil)
        gone.succeed()
        try await gone.futureResult.get()
        #expect(places.take() != nil)
    }
}
