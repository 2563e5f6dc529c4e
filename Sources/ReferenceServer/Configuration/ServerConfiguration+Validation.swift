import ChatProtocol

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
            1000...60_000, "heartbeatGraceMs", timings.heartbeatGraceMs,
            remedy: "clients need 1000 to 60000 milliseconds (SPEC 10.5)")
        try check(
            3000...600_000, "resumeWindowMs", timings.resumeWindowMs,
            remedy: "a connection can be resumed for 3000 to 600000 milliseconds (SPEC 10.5)")
        try check(
            1000...30_000, "ticketTtlMs", timings.ticketTtlMs,
            remedy: "a ticket is good for 1000 to 30000 milliseconds (SPEC 10.5)")
        try check(
            1000...Int.max, "maxConnections", limits.maxConnections,
            remedy: "clients rely on at least 1000 connections (SPEC 10.5)")
        try check(
            4...1000, "maxConnectionsPerAccount", limits.maxConnectionsPerAccount,
            remedy: "4 to 1000 connections (SPEC 10.5)")
        try check(
            100...10_000, "maxQueuedEvents", limits.maxQueuedEvents, remedy: "100 to 10000 events (SPEC 10.5)")
        try check(
            1200...10_000, "typingTtlMs", timings.typingTtlMs,
            remedy: "typing lasts 1200 to 10000 milliseconds (SPEC 10.5)")
        try check(
            16_384...8_388_608, "maxMessageBytes", limits.maxMessageBytes,
            remedy: "clients rely on at least 16384 bytes (SPEC 10.5), and this server bears 8388608")
        try check(
            max(65_536, limits.maxMessageBytes + 1024)...16_777_216, "maxBacklogBytes", limits.maxBacklogBytes,
            remedy: "65536 to 16777216 bytes (SPEC 10.5), and 1024 more than maxMessageBytes, so that one event fits")
        try check(1...Int.max, "maxUnansweredCommands", limits.maxUnansweredCommands, remedy: "at least 1")
        try check(
            1...3_600_000, "firstRequestMs", limits.firstRequestMs,
            remedy: "1 to 3600000 milliseconds, which is an hour")
        try check(
            1...3_600_000, "requestMs", limits.requestMs, remedy: "1 to 3600000 milliseconds, which is an hour")
        try check(1...3_600_000, "stopMs", limits.stopMs, remedy: "1 to 3600000 milliseconds, which is an hour")
        try check(1...Int.max, "tokenLifetimeSeconds", tokenLifetimeSeconds, remedy: "at least 1 second")
        try check(1...Int.max, "refreshLifetimeSeconds", refreshLifetimeSeconds, remedy: "at least 1 second")
        try check(1...65_535, "acceptBacklog", acceptBacklog, remedy: "1 to 65535 connections")
        if let eventLoopCount {
            try check(1...1024, "eventLoopCount", eventLoopCount, remedy: "1 to 1024 event loops")
        }
        if let tokenSecret {
            try check(
                32...Int.max, "tokenSecret", tokenSecret.count,
                remedy: "give a secret of at least 32 bytes, for example from: openssl rand 48")
        }
        try checkRate("rates.messages", limits.rates.messages, count: 10...1000, windowMs: 500...60_000)
        try checkRate("rates.commands", limits.rates.commands, count: 20...10_000, windowMs: 500...60_000)
        try checkRate("rates.logins", limits.rates.logins, count: 3...20, windowMs: 1000...600_000)
        for origin in allowedOrigins ?? [] where !Self.isOrigin(origin) {
            throw .configuration(
                name: "allowOrigin", value: origin,
                remedy: "an origin is a scheme and a host, such as https://shop.example or http://localhost:5173, "
                    + "in lower case and with nothing after it")
        }
        guard !host.isEmpty else {
            throw .configuration(name: "host", value: "an empty text", remedy: "give an address such as 127.0.0.1")
        }
    }

    private func checkRate(
        _ name: String, _ rate: Rate?, count: ClosedRange<Int>, windowMs: ClosedRange<Int>
    ) throws(ServerError) {
        guard let rate else { return }
        try check(
            count, "\(name).count", rate.count, remedy: "\(count.lowerBound) to \(count.upperBound) (SPEC 10.5)")
        try check(
            windowMs, "\(name).windowMs", rate.windowMs,
            remedy: "\(windowMs.lowerBound) to \(windowMs.upperBound) milliseconds (SPEC 10.5)")
    }

    /// As browsers write it: compared as a whole, so that one in another form would never match.
    ///
    /// - Source: RFC 6454 section 6.2.
    private static func isOrigin(_ text: String) -> Bool {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[1].utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
            default: false
            }
        } && parts[0].utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-") }
    }

    private func check(
        _ bounds: ClosedRange<Int>, _ name: String, _ value: Int, remedy: String
    ) throws(ServerError) {
        guard bounds.contains(value) else {
            throw .configuration(name: name, value: String(value), remedy: remedy)
        }
    }
}
