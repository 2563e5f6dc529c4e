import ChatProtocol
import Foundation
import Testing

@testable import ReferenceServer

@Suite("What ended long ago") struct TidyingTests {
    private let bench: RuleBench
    private let mei: AccountRecord
    /// - Units: milliseconds; two days, which is longer than anything ended is kept.
    private let long: Int64 = 48 * 60 * 60 * 1000

    init() throws {
        bench = try RuleBench()
        mei = try bench.account(.user)
    }

    @Test("is forgotten a few at a time: grants with their refresh tokens, and no grant of which a token is good")
    func grants() throws {
        let (account, long) = (mei.id, long)
        try bench.run { unit in
            for number in 0..<30 {
                try unit.grants.insert("old-\(number)", of: account, at: unit.now)
                try unit.grants.insertRefreshToken(
                    Data("old-\(number)".utf8), of: "old-\(number)", expiresAt: unit.now.advanced(byMilliseconds: 1))
            }
            try unit.grants.insert("good", of: account, at: unit.now)
            try unit.grants.insertRefreshToken(
                Data("used".utf8), of: "good", expiresAt: unit.now.advanced(byMilliseconds: 1))
            try unit.grants.insertRefreshToken(
                Data("new".utf8), of: "good", expiresAt: unit.now.advanced(byMilliseconds: 2 * long))
        }
        bench.clock.advance(long)
        let left = try bench.run { unit -> [Int] in
            var left: [Int] = []
            for _ in 0..<3 {
                try unit.grants.forgetOld(unit.now)
                left.append(
                    try (0..<30).count { try unit.grants.refreshToken(Data("old-\($0)".utf8)) != nil })
            }
            return left
        }
        #expect(left == [10, 0, 0])
        let good = try bench.run { unit in
            try ["used", "new"].map { try unit.grants.refreshToken(Data($0.utf8)) != nil }
        }
        #expect(good == [true, true])
    }

    @Test("is forgotten a few at a time: codes")
    func codes() throws {
        let long = long
        try bench.run { unit in
            for number in 0..<30 {
                try unit.codes.replace("\(number)", Data(), expiresAt: unit.now, now: unit.now)
            }
        }
        bench.clock.advance(long)
        let left = try bench.run { unit -> [Int] in
            var left: [Int] = []
            for _ in 0..<2 {
                try unit.codes.replace("new", Data(), expiresAt: unit.now, now: unit.now)
                left.append(try (0..<30).count { try unit.codes.code(of: "\($0)") != nil })
            }
            return left
        }
        #expect(left == [10, 0])
    }
}
