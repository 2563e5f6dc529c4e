import Foundation

/// The key that signs access tokens: the configured one, or one that the server made and keeps in its database.
enum TokenSecret {
    private static let setting = "token secret"

    static func load(_ configured: [UInt8]?, _ commits: GroupCommit) async throws -> [UInt8] {
        if let configured { return configured }
        return try await commits.perform { unit in
            if let kept = try unit.settings.value(setting) { return Array(kept) }
            var generator = SystemRandomNumberGenerator()
            let made = (0..<48).map { _ in UInt8.random(in: 0...255, using: &generator) }
            try unit.settings.set(Data(made), for: setting)
            return made
        }
    }
}
