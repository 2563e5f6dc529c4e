import ArgumentParser

/// The flags of `serve`. What is not given comes from the environment, then from the file, then from the defaults.
package struct ServeOptions: ParsableArguments {
    @Option(help: "Address to listen on. (default: 127.0.0.1, environment: CHAT_HOST)")
    var host: String?

    @Option(help: "Port to listen on, 0 for any free one. (default: 8080, environment: CHAT_PORT)")
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "SQLite file; without one a temporary file that is removed at the end. (environment: CHAT_DATABASE)",
            valueName: "file"))
    var database: String?

    @Flag(
        help: """
            Development: every login accepts the code 123456, and the routes below /api/v2/testing make and change \
            accounts. Never in public. (environment: CHAT_DEV=true)
            """)
    var dev = false

    @Option(
        help: ArgumentHelp(
            """
            Command that sends verification codes, run by /bin/sh -c with the number in CHAT_MOBILE and the code in \
            CHAT_CODE. Without it and without --dev nobody can log in, and the profile tokens is not claimed. \
            (environment: CHAT_CODE_COMMAND)
            """, valueName: "command"))
    var codeCommand: String?

    @Option(
        help: ArgumentHelp(
            """
            An origin whose pages may use the server, such as https://shop.example; may be given several times. Without \
            it no origin is judged. (environment: CHAT_ALLOW_ORIGIN, separated by commas)
            """, valueName: "origin"))
    var allowOrigin: [String] = []

    @Option(help: "Connections of all accounts, at least 1000. (default: 1000, environment: CHAT_MAX_CONNECTIONS)")
    var maxConnections: Int?

    @Option(
        help: "Connections of one account, 2 to 1000. (default: 5, environment: CHAT_MAX_CONNECTIONS_PER_ACCOUNT)")
    var maxConnectionsPerAccount: Int?

    @Option(
        help: """
            Bytes that may wait for a client that does not read, 65536 to 16777216. (default: 1048576, \
            environment: CHAT_MAX_BACKLOG_BYTES)
            """)
    var maxBacklogBytes: Int?

    @Option(help: "standard or test: how fast the server's own clocks run. (environment: CHAT_TIMINGS)")
    var timings: TimingsChoice?

    @Option(
        help: """
            standard, test or none: how often clients may do things; those that belong to the timings by default. \
            (environment: CHAT_RATES)
            """)
    var rates: RatesChoice?

    @Option(
        help: ArgumentHelp(
            """
            File with the secret that signs tokens, at least 32 bytes; without one the server makes its own and \
            keeps it in the database. (environment: CHAT_TOKEN_SECRET_FILE)
            """, valueName: "file"))
    var tokenSecretFile: String?

    @Option(
        help: ArgumentHelp(
            """
            JSON file with any of host, port, database, dev, timings, rates, tokenSecretFile, tokenLifetimeSeconds, \
            refreshLifetimeSeconds, codeCommand, \
            durability (process or machine), maxMessageBytes, allowOrigin (an array), maxConnections, \
            maxConnectionsPerAccount, maxBacklogBytes, logLevel. (environment: CHAT_CONFIG)
            """, valueName: "file"))
    var config: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical. (environment: CHAT_LOG_LEVEL)")
    var logLevel: LogLevelChoice?

    package init() {}

    /// The examples of `--help`.
    package static func discussion(program: String, arguments: String = "") -> String {
        let command = arguments.isEmpty ? "\(program) serve" : "\(program) serve \(arguments)"
        return """
            Prints one line, "Listening on http://HOST:PORT", when it is ready. Logs go to standard error.
            Flags come before the environment, the environment before the file.

            EXAMPLES
              \(command) --dev --port 0
              \(command) --host 0.0.0.0 --port 8080 --database chat.sqlite --token-secret-file secret \\
                --code-command './send-sms \"$CHAT_MOBILE\" \"Your code: $CHAT_CODE\"'
              CHAT_PORT=9000 \(command) --config chat.json
            """
    }
}
