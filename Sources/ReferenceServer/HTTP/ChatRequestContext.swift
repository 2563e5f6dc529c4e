import ChatProtocol
import Hummingbird

/// What is known of a request beside the request itself.
struct ChatRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The token's account, on routes that want one.
    var account: AccountRecord?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// - Errors: 4001, when the route stands outside of the middleware that looks for a token.
    func requireAccount() throws(Refusal) -> AccountRecord {
        guard let account else { throw Refusal(.tokenMissing) }
        return account
    }

    /// The session that the path names.
    ///
    /// - Errors: 4044 → the name cannot be one of a session.
    func sessionId() throws(Refusal) -> SessionID {
        guard let text = parameters.get("sessionId"), let id = SessionID(rawValue: text) else {
            throw Refusal(.notFound)
        }
        return id
    }
}
