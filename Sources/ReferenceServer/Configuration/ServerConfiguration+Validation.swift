extension ServerConfiguration {
    /// Checks every value against its bounds.
    ///
    /// - Throws: `ServerError.configuration` for the first value that is out of them.
    /// - Source: SPEC 10.5, OPS-002.
    public func validate() throws(ServerError) {
        try check(0...65_535, "port", port, remedy: "take a port from 1 to 65535, or 0 for any free one")
        try check(
            1000...90_000, "heartbeatMs", timings.heartbeatMs,
            remedy: "clients need 1000 to 90000 milliseconds (SPEC 10.5)")
        try check(
            500...10_000, "typingTtlMs", timings.typingTtlMs,
            remedy: "typing lasts 500 to 10000 milliseconds (SPEC 10.5)")
        try check(
            16_384...Int.max, "maxMessageBytes", limits.maxMessageBytes,
            remedy: "clients rely on at least 16384 bytes (SPEC 10.5)")
        try check(
            limits.maxMessageBytes...Int.max, "maxBacklogBytes", limits.maxBacklogBytes,
            remedy: "at least one message of maxMessageBytes has to fit")
        try check(1...Int.max, "maxUnansweredCommands", limits.maxUnansweredCommands, remedy: "at least 1")
        try check(
            1...3_600_000, "firstRequestMs", limits.firstRequestMs,
            remedy: "1 to 3600000 milliseconds, which is an hour")
        try check(1...Int.max, "tokenLifetimeSeconds", tokenLifetimeSeconds, remedy: "at least 1 second")
        try check(1...65_535, "acceptBacklog", acceptBacklog, remedy: "1 to 65535 connections")
        if let eventLoopCount {
            try check(1...1024, "eventLoopCount", eventLoopCount, remedy: "1 to 1024 event loops")
        }
        if let tokenSecret {
            try check(
                32...Int.max, "tokenSecret", tokenSecret.count,
                remedy: "give a secret of at least 32 bytes, for example from: openssl rand 48")
        }
        guard !host.isEmpty else {
            throw .configuration(name: "host", value: "an empty text", remedy: "give an address such as 127.0.0.1")
        }
    }

    private func check(
        _ bounds: ClosedRange<Int>, _ name: String, _ value: Int, remedy: String
    ) throws(ServerError) {
        guard bounds.contains(value) else {
            throw .configuration(name: name, value: String(value), remedy: remedy)
        }
    }
}
