import ChatProtocol
import Foundation

/// The rules of verification codes.
///
/// - Source: SPEC 4.1, 4.6.
struct CodeService: Sendable {
    /// The code that every login accepts on a server for development.
    static let fixedCode = "123456"
    /// - Units: milliseconds.
    static let lifetimeMs: Int64 = 10 * 60 * 1000
    /// So many wrong codes make a sent code worthless: as many as the widest rate lets through in one window.
    ///
    /// - Source: SPEC 10.5, `limits.rates.logins`.
    static let wrongCodesPerCode = 20

    /// Whether the fixed code counts.
    let isDevelopment: Bool
    let secrets: SecretText
    let decisions: any Decisions

    /// Makes a code for the number, which replaces the one before.
    func make(for mobile: String, _ unit: UnitOfWork) throws -> (code: String, expiresAt: Timestamp) {
        let before = try unit.codes.code(of: mobile)
        var code = SecretText.makeCode()
        // A code that was replaced is wrong, and the fixed code belongs to nobody: chance does not make them right.
        while try code == Self.fixedCode || secrets.digest(.code, code, of: mobile) == before?.digest {
            code = SecretText.makeCode()
        }
        let expiresAt = unit.now.advanced(byMilliseconds: Self.lifetimeMs)
        try unit.codes.replace(
            mobile, try secrets.digest(.code, code, of: mobile), expiresAt: expiresAt, now: unit.now)
        return (code, expiresAt)
    }

    /// Whether the code lets the number log in; a wrong one is counted.
    func accepts(_ code: String, for mobile: String, _ unit: UnitOfWork) throws -> Bool {
        if isDevelopment, decisions.acceptsCode(code, expected: Self.fixedCode) { return true }
        guard let sent = try unit.codes.code(of: mobile) else { return false }
        let digest = try secrets.digest(.code, code, of: mobile)
        guard unit.now < sent.expiresAt, sent.refused < Self.wrongCodesPerCode, digest == sent.digest else {
            try unit.codes.refuse(mobile)
            return false
        }
        return true
    }

    /// The number has logged in with its code.
    func use(for mobile: String, _ unit: UnitOfWork) throws {
        guard decisions.codeIsUsedUp() else { return }
        try unit.codes.delete(mobile)
    }
}
