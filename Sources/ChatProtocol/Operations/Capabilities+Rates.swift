extension Capabilities {
    /// How often clients may do things; null where a server does not count.
    ///
    /// - Source: SPEC 3.5, 10.5.
    public struct Rates: Codable, Hashable, Sendable {
        /// `chat_message` commands of one connection; by REST, messages of one account.
        @OrNull public var messages: Rate?
        /// Text messages of one connection, whatever they are.
        @OrNull public var commands: Rate?
        /// Refused logins with one mobile number.
        @OrNull public var logins: Rate?

        /// Puts the members together.
        public init(messages: Rate?, commands: Rate?, logins: Rate?) {
            self.messages = messages
            self.commands = commands
            self.logins = logins
        }

        /// The default values of the specification.
        public static let standard = Rates(
            messages: Rate(count: 30, windowMs: 10_000), commands: Rate(count: 200, windowMs: 10_000),
            logins: Rate(count: 5, windowMs: 60_000))
    }
}

extension Capabilities.Rates {
    static let schema = Schema.object(
        table: "OPS-002",
        [
            "messages": Rate.schema(count: 10...1000, windowMs: 500...60_000).orNull,
            "commands": Rate.schema(count: 20...10_000, windowMs: 500...60_000).orNull,
            "logins": Rate.schema(count: 3...20, windowMs: 1_000...600_000).orNull,
        ])
}
