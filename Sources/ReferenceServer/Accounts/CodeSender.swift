/// Brings a verification code to whoever holds the number.
///
/// - Source: SPEC 4.6.
protocol CodeSender: Sendable {
    /// Returns at once; what becomes of the code is not the requester's to know.
    func send(_ code: String, to mobile: String)
}

/// Sends nothing: for development, where the fixed code is enough.
struct NoSender: CodeSender {
    func send(_ code: String, to mobile: String) {}
}
