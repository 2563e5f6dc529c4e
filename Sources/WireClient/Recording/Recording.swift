import NIOConcurrencyHelpers

/// The merged timeline of all sockets and exchanges of a case, appended to from any thread.
///
/// It holds what was on the wire as it was, secrets included: whoever renders it uses a `Redactor`.
public final class Recording: Sendable {
    private let events = NIOLockedValueBox<[RecordingEvent]>([])

    /// An empty timeline.
    public init() {}

    /// Adds an event; its own time decides its place, not the moment of the call.
    public func append(_ event: RecordingEvent) {
        events.withLockedValue { $0.append(event) }
    }

    /// All events so far, in the order of their times; of equal times, in the order they were added.
    public func snapshot() -> [RecordingEvent] {
        let events = events.withLockedValue { $0 }
        // Sorted by position too, because the standard library does not promise a stable sort.
        return events.enumerated()
            .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }
}
