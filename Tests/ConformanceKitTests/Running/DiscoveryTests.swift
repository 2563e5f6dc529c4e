import RawJSON
import Testing

@testable import ConformanceKit

@Suite("What a server says of itself") struct DiscoveryTests {
    private func discovery(_ answer: JSONValue?, times: [Int] = [], scale: Double = 1) throws -> Discovery {
        let manifest: JSONValue = [
            "name": "s", "version": "1", "profiles": ["core": ["mandatory": true], "desk": [:]],
            "discovery": ["call": "GET /about", "profiles": "profiles"],
            "socket": ["path": "/ws", "event": "type"], "events": ["msg"], "roles": ["user"], "idMembers": "Id$",
            "timings": [
                "ack": ["ms": 5000], "ttl": ["path": "ttlMs", "default": 4000, "min": 500, "max": 10000],
            ],
        ]
        return Discovery(
            try SuiteManifest(JSONReader(manifest)), answer: answer,
            answerTimes: times.map { .milliseconds($0) }, deadlineScale: scale)
    }

    @Test("a claim without a mandatory profile is wrong, and the profile's cases run all the same")
    func mandatory() throws {
        let found = try discovery(["profiles": ["desk"]])
        #expect(found.differences.map(\.path.description) == ["$.profiles"])
        #expect(found.profiles == ["core", "desk"])
        #expect(try discovery(["profiles": ["core"]]).differences.isEmpty)
    }

    @Test("an advertised timing counts within its bounds only", arguments: [(500, true), (499, false), (10001, false)])
    func bounds(milliseconds: Int, isLawful: Bool) throws {
        let found = try discovery(["profiles": ["core"], "ttlMs": .number(JSONNumber(milliseconds))])
        #expect(found.differences.isEmpty == isLawful)
        #expect(found.timings["ttl"] == .milliseconds(isLawful ? milliseconds : 4000))
    }

    @Test("a server that says nothing has all profiles and the default timings")
    func silent() throws {
        let found = try discovery(nil)
        #expect(found.profiles == ["core", "desk"])
        #expect(found.timings["ttl"] == .seconds(4))
        #expect(found.differences.isEmpty)
    }

    @Test(
        "the settle window follows the answer time, within its limits",
        arguments: [(0, 60), (20, 160), (100, 800), (500, 1000)])
    func settle(answerMs: Int, windowMs: Int) throws {
        let found = try discovery(nil, times: [Int](repeating: answerMs, count: 10))
        #expect(found.calibration.settleWindow == .milliseconds(windowMs))
    }

    @Test("the settle window never outlasts a quarter of an advertised timing")
    func settleIsShort() throws {
        let found = try discovery(["profiles": ["core"], "ttlMs": 600], times: [500])
        #expect(found.calibration.settleWindow == .milliseconds(150))
    }

    @Test("the scale changes the suite's own deadlines and not the server's intervals")
    func scale() throws {
        let found = try discovery(["profiles": ["core"], "ttlMs": 1000], scale: 0.5)
        #expect(found.timings["ack"] == .milliseconds(2500))
        #expect(found.timings["ttl"] == .seconds(1))
    }
}
