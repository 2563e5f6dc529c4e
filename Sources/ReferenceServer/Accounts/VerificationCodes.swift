import ChatProtocol

/// Decides whether a verification code proves that somebody holds a mobile number.
protocol VerificationCodes: Sendable {
    func accepts(_ code: String, for mobile: String) -> Bool
}

/// One code for every number, for development.
///
/// - Source: SPEC 4.1, 9.1.
struct FixedCode: VerificationCodes {
    static let code = "123456"

    let decisions: any Decisions

    func accepts(_ code: String, for mobile: String) -> Bool {
        decisions.acceptsCode(code, expected: Self.code)
    }
}

/// No code at all: nothing sends codes yet, so outside of development nobody can have one.
struct NoCodes: VerificationCodes {
    func accepts(_ code: String, for mobile: String) -> Bool {
        false
    }
}
