/// What a server says about itself.
///
/// - Wire: `data` of the answer to `GET /api/v2/capabilities`, status 200.
/// - Source: SPEC 9.1, OPS-001, OPS-002.
public struct Capabilities: Codable, Hashable, Sendable {
    /// The version of the specification.
    public var `protocol`: String
    /// The program that answers.
    public var server: Server
    /// What the server claims to conform to.
    public var profiles: [Profile]
    /// How much it takes and gives at once.
    public var limits: Limits
    /// How often things happen by themselves.
    public var intervals: Intervals
    /// The types of messages that it accepts.
    public var messageTypes: [MessageType]
    /// The origins whose pages may use the server; null if it judges none.
    @OrNull public var allowedOrigins: [String]?
    /// Null unless the server runs for development.
    @OrNull public var testing: Testing?

    /// Puts the members together.
    public init(
        server: Server, profiles: [Profile] = Profile.all, limits: Limits = Limits(),
        intervals: Intervals = Intervals(), messageTypes: [MessageType] = MessageType.allCases,
        allowedOrigins: [String]? = nil, testing: Testing?
    ) {
        self.protocol = Self.protocolVersion
        self.server = server
        self.profiles = profiles
        self.limits = limits
        self.intervals = intervals
        self.messageTypes = messageTypes
        self.allowedOrigins = allowedOrigins
        self.testing = testing
    }

    /// The version of the specification that these types speak.
    public static let protocolVersion = "0.2.0"
}

extension Capabilities {
    /// The program that answers.
    public struct Server: Codable, Hashable, Sendable {
        /// The program's name.
        public var name: String
        /// The program's own version, not the specification's.
        public var version: String

        /// Puts the members together.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// Aids for tests, of servers that run for development only.
    public struct Testing: Codable, Hashable, Sendable {
        /// Whether `POST /api/v2/testing/accounts` exists.
        public var accounts: Bool
        /// Whether `PATCH /api/v2/testing/accounts/{userId}` exists.
        public var accountChanges: Bool
        /// The fixed verification code that every login accepts.
        @OrNull public var loginCode: String?

        /// Puts the members together.
        public init(accounts: Bool, accountChanges: Bool, loginCode: String?) {
            self.accounts = accounts
            self.accountChanges = accountChanges
            self.loginCode = loginCode
        }
    }
}
