import Foundation

/// What a handshake says about the connection that it goes on from.
///
/// The texts are as the client wrote them: whatever they are, the handshake is accepted.
///
/// - Wire: `/ws?token=TOKEN&resume=CONNECTION&after=FRAME`.
/// - Source: SPEC 3.6.
struct ResumeRequest: Sendable, Hashable {
    /// The connection's name.
    let connection: String
    /// The name of the last kept event that the client got on it, nil if it got none.
    let after: String?

    init(connection: String, after: String?) {
        self.connection = connection
        self.after = after
    }

    /// Nil when the handshake resumes nothing.
    init?(uri: String) {
        guard let items = URLComponents(string: uri)?.queryItems,
            let resume = items.first(where: { $0.name == "resume" })
        else { return nil }
        connection = resume.value ?? ""
        after = items.first { $0.name == "after" }?.value
    }
}
