package import ChatProtocol

/// Tells the server what time it is, so that tests can say so instead.
package protocol ServerClock: Sendable {
    func now() -> Timestamp
}

/// The machine's wall clock.
package struct SystemClock: ServerClock {
    package init() {}

    package func now() -> Timestamp {
        Timestamp.now()
    }
}
