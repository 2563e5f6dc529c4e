import ChatProtocol
import Hummingbird

/// What is known of a request beside the request itself.
struct ChatRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The token's account, on routes that want one.
    var account: AccountRecord?
    /// The token itself, where it is looked for.
    var token: AccessToken?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// - Errors: 4001, when the route stands outside of the middleware that looks for a token.
    func requireAccount() throws(Refusal) -> AccountRecord {
        guard let account else { throw Refusal(.tokenMissing) }
        return account
    }

    /// - Errors: 4001, as above.
    func requireToken() throws(Refusal) -> AccessToken {
        guard let token else { throw Refusal(.tokenMissing) }
        return token
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
