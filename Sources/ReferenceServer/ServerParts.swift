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
    let router: CompatibleRouter

    init(
        _ configuration: ServerConfiguration, seams: ServerSeams, group: any EventLoopGroup, logger: Logger
    ) async throws {
        let decisions = seams.decisions
        let database = try ChatDatabase(path: configuration.databasePath, durability: configuration.durability)
        let presence = Presence()
        let away = AwayRules(
            decisions: decisions, maxQueuedEvents: configuration.limits.maxQueuedEvents,
            resumeWindowMs: configuration.timings.resumeWindowMs)
        let loops = LoopDirectory(group: group)
        let commits = GroupCommit.started { submit in
            let dispatcher = Dispatcher(loops: loops, stage: seams.delivery, submit: submit)
            return BatchWriter(
                database: database,
                room: WriterRoom(presence: presence, away: away, logins: configuration.limits.rates.logins),
                clock: seams.clock, stage: seams.commit, logger: logger, release: dispatcher.release)
        }
        let ended = EndedGrants()
        let signer: TokenSigner
        do {
            signer = try await TokenSigner(secret: try await TokenSecret.load(configuration.tokenSecret, commits))
            try await ended.load(from: database, now: seams.clock.now())
        } catch {
            await commits.drain()
            try database.close()
            throw ServerError.database(path: database.path, reason: String(describing: error))
        }
        let tokens = TokenService(signer: signer, ended: ended, decisions: decisions, clock: seams.clock)
        let secrets = SecretText(signer: signer)
        let tickets = TicketBox(
            secrets: secrets, decisions: decisions, clock: seams.clock, lifetimeMs: configuration.timings.ticketTtlMs)
        let access = SessionAccess(decisions: decisions)
        let typing = TypingService(
            decisions: decisions, access: access, typingTtlMs: configuration.timings.typingTtlMs)
        let desk = DeskService(decisions: decisions, access: access, typing: typing)
        let messages = MessageService(decisions: decisions, access: access, desk: desk, typing: typing)
        let door = SocketDoor(tokens: tokens, tickets: tickets)
        let connections = ConnectionService(
            decisions: decisions, typing: typing,
            maxConnectionsPerAccount: configuration.limits.maxConnectionsPerAccount)
        let directory = AccountDirectory(database: database)
        let accounts = AccountService(
            commits: commits,
            codes: CodeService(isDevelopment: configuration.isDevelopment, secrets: secrets, decisions: decisions),
            grants: GrantService(
                secrets: secrets, ended: ended, connections: connections, decisions: decisions,
                refreshLifetimeSeconds: configuration.refreshLifetimeSeconds),
            tokens: tokens, tickets: tickets,
            sender: configuration.codeCommand.map { CodeCommand($0, logger: logger) } ?? NoSender(),
            directory: directory, connections: connections, decisions: decisions,
            tokenLifetimeSeconds: configuration.tokenLifetimeSeconds)
        let history = HistoryService(database: database, access: access, decisions: decisions)
        let answer = Answer(clock: seams.clock, stage: seams.answer, decisions: decisions)
        let maxBodyBytes = decisions.maxBodyBytes(declared: configuration.limits.maxMessageBytes)
        let bodies = BodyReader(maxBytes: maxBodyBytes, decisions: decisions)
        let origins = OriginRule(allowed: configuration.allowedOrigins, decisions: decisions)
        let rates = AccountRates(rate: decisions.rateOfRequests(configuration.limits.rates.messages))
        let authenticator = Authenticator(tokens: tokens, directory: directory, decisions: decisions)
        let capabilities = Capabilities(configuration)

        let router = Router(context: ChatRequestContext.self)
        router.add(middleware: OriginMiddleware(rule: origins, endpoints: capabilities.endpoints))
        router.add(middleware: EnvelopeMiddleware(answer: answer, endpoints: capabilities.endpoints))
        router.add(middleware: BodyLimitMiddleware(maxBytes: maxBodyBytes))
        router.add(middleware: OperatorMiddleware(authenticator: authenticator, decisions: decisions))
        AccountRoutes(
            accounts: accounts, authenticator: authenticator, bodies: bodies, answer: answer,
            sendsCodes: configuration.sendsCodes
        ).add(to: router)
        CustomerRoutes(commits: commits, desk: desk, history: history, bodies: bodies, answer: answer)
            .add(to: router, authenticator: authenticator)
        let list = SessionListService(database: database, presence: presence, decisions: decisions)
        let sender = RestSender(
            commits: commits, messages: messages, access: access, rates: rates, decisions: decisions)
        OwnSessionRoutes(commits: commits, desk: desk, list: list, sender: sender, bodies: bodies, answer: answer)
            .add(to: router, authenticator: authenticator)
        DeskRoutes(commits: commits, desk: desk, list: list, bodies: bodies, answer: answer).add(to: router)
        MessageRoutes(sender: sender, history: history, bodies: bodies, answer: answer).add(to: router)
        StatisticsRoutes(
            statistics: StatisticsService(database: database, clock: seams.clock, decisions: decisions), answer: answer
        ).add(to: router)
        OperationRoutes(accounts: accounts, capabilities: capabilities, bodies: bodies, answer: answer).add(to: router)
        SocketRoute(door: door, answer: answer, decisions: decisions).add(to: router)

        self.database = database
        self.commits = commits
        self.router = CompatibleRouter(router: router.buildResponder(), decisions: decisions)
        gateway = Gateway(
            commits: commits, connections: connections,
            messages: MessageCommands(messages: messages, decisions: decisions), typing: typing,
            receipts: ReceiptService(decisions: decisions, access: access),
            subscriptions: SubscriptionService(decisions: decisions),
            gate: SocketGate(
                door: door, origins: origins,
                places: ConnectionPlaces(limit: decisions.maxConnections(declared: configuration.limits.maxConnections))
            ),
            decisions: decisions, loops: loops,
            flushers: TickFlusherPool(group: group), limits: configuration.limits,
            timings: configuration.timings, clock: seams.clock, logger: logger,
            watchesTokens: configuration.sendsCodes)
    }

    /// Carries out what is queued, then closes the database.
    func stop() async throws {
        await commits.drain()
        try database.close()
    }
}
