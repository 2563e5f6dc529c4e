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
            Development: every login accepts the code 123456, and POST /api/v2/testing/accounts makes accounts. \
            Without it nothing sends codes yet, so every login is refused. Never in public. (environment: CHAT_DEV=true)
            """)
    var dev = false

    @Option(help: "standard or test: how fast the server's own clocks run. (environment: CHAT_TIMINGS)")
    var timings: TimingsChoice?

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
            JSON file with any of host, port, database, dev, timings, tokenSecretFile, tokenLifetimeSeconds, \
            durability (process or machine), maxMessageBytes, logLevel. (environment: CHAT_CONFIG)
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
              \(command) --host 0.0.0.0 --port 8080 --database chat.sqlite --token-secret-file secret
              CHAT_PORT=9000 \(command) --config chat.json
            """
    }
}
