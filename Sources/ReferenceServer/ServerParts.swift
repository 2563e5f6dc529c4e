import ChatProtocol
import Foundation
import Hummingbird
import Logging
import NIOCore
import WebSocketTransport

/// The pieces of a running server and how they hang together.
struct ServerParts: Sendable {
    let database: ChatDatabase
    let commits: GroupCommit
    let gateway: Gateway
    let router: RouterResponder<ChatRequestContext>

    init(
        _ configuration: ServerConfiguration, seams: ServerSeams, group: any EventLoopGroup, logger: Logger
    ) async throws {
        let decisions = seams.decisions
        let database = try ChatDatabase(path: configuration.databasePath, durability: configuration.durability)
        let presence = Presence()
        let loops = LoopDirectory(group: group)
        let commits = GroupCommit.started { submit in
            let dispatcher = Dispatcher(loops: loops, stage: seams.delivery, submit: submit)
            return BatchWriter(
                database: database, room: WriterRoom(presence: presence), clock: seams.clock, stage: seams.commit,
                logger: logger, release: dispatcher.release)
        }
        let secret = try await TokenSecret.load(configuration.tokenSecret, commits)
        let tokens = TokenService(
            signer: try await TokenSigner(secret: secret), decisions: decisions, clock: seams.clock)
        let access = SessionAccess(decisions: decisions)
        let typing = TypingService(
            decisions: decisions, access: access, typingTtlMs: configuration.timings.typingTtlMs)
        let desk = DeskService(decisions: decisions, access: access, typing: typing)
        let messages = MessageService(decisions: decisions, access: access, desk: desk, typing: typing)
        let door = SocketDoor(tokens: tokens)
        let codes: any VerificationCodes = configuration.isDevelopment ? FixedCode(decisions: decisions) : NoCodes()
        let accounts = AccountService(
            commits: commits, codes: codes, tokens: tokens, decisions: decisions,
            tokenLifetimeSeconds: configuration.tokenLifetimeSeconds)
        let history = HistoryService(database: database, access: access, decisions: decisions)
        let answer = Answer(clock: seams.clock, stage: seams.answer)
        let bodies = BodyReader(maxBytes: configuration.limits.maxMessageBytes)
        let authenticator = Authenticator(tokens: tokens, directory: AccountDirectory(database: database))
        let capabilities = Capabilities(configuration)

        let router = Router(context: ChatRequestContext.self)
        router.add(middleware: EnvelopeMiddleware(answer: answer, endpoints: capabilities.endpoints))
        router.add(middleware: OperatorMiddleware(authenticator: authenticator, decisions: decisions))
        AccountRoutes(accounts: accounts, bodies: bodies, answer: answer).add(to: router)
        CustomerRoutes(commits: commits, desk: desk, history: history, bodies: bodies, answer: answer)
            .add(to: router, authenticator: authenticator)
        DeskRoutes(
            commits: commits, desk: desk,
            list: SessionListService(database: database, presence: presence, decisions: decisions), answer: answer
        ).add(to: router)
        MessageRoutes(
            commits: commits, messages: messages, history: history, decisions: decisions, bodies: bodies,
            answer: answer
        ).add(to: router)
        OperationRoutes(accounts: accounts, capabilities: capabilities, bodies: bodies, answer: answer).add(to: router)
        SocketRoute(door: door, answer: answer).add(to: router)

        self.database = database
        self.commits = commits
        self.router = router.buildResponder()
        gateway = Gateway(
            commits: commits, connections: ConnectionService(decisions: decisions, typing: typing),
            messages: MessageCommands(messages: messages, decisions: decisions), typing: typing,
            receipts: ReceiptService(decisions: decisions, access: access), door: door, loops: loops,
            flushers: TickFlusherPool(group: group), limits: configuration.limits, clock: seams.clock, logger: logger)
    }

    /// Carries out what is queued, then closes the database.
    func stop() async throws {
        await commits.drain()
        try database.close()
    }
}
