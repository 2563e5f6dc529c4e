import WireClient

/// Everything that was on the wire in one case, and how it reads without its secrets.
struct CaseRecording: Sendable {
    let events = Recording()
    let redactor: Redactor

    init(_ redactor: Redactor) { self.redactor = redactor }

    /// How many lines the transcript has so far.
    var count: Int { events.snapshot().count }

    /// All events on one time axis, counted from `start`, redacted.
    ///
    /// - Parameter isForeign: tells the text of a frame that is about other cases' conversations.
    func transcript(
        since start: ContinuousClock.Instant, isForeign: (String) -> Bool
    ) -> [TranscriptLine] {
        events.snapshot().map { event in
            TranscriptLine(
                elapsed: event.time.instant - start, actor: event.label, direction: event.direction.arrow,
                text: redactor.redact(event.line),
                isForeign: event.kind == .text && event.direction == .received && isForeign(event.text))
        }
    }
}

extension RecordingEvent.Direction {
    fileprivate var arrow: String {
        switch self {
        case .sent: "→"
        case .received: "←"
        case .local: "·"
        }
    }
}

extension RecordingEvent {
    /// The event in one line: kind, status, text and body.
    fileprivate var line: String {
        let body = bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        let number = status.map { "\($0)" }
        let parts =
            switch kind {
            case .text: [text]
            case .request: [text, body]
            case .response: [number, body]
            default: [kind.rawValue, number, text.isEmpty ? nil : text, body]
            }
        return parts.compactMap { $0 }.joined(separator: " ").split(separator: "\n").joined(separator: "⏎")
    }
}

extension SuiteManifest {
    /// A redactor that knows the suite's secret names beside the usual ones.
    func redactor(knowing secrets: [String]) -> Redactor {
        var names = Redactor.Names()
        names.headers.formUnion(self.secrets.headers.map { $0.lowercased() })
        names.members.formUnion(self.secrets.members.map { $0.lowercased() })
        names.parameters.formUnion(self.secrets.query.map { $0.lowercased() })
        let redactor = Redactor(names)
        for secret in secrets { redactor.register(secret) }
        return redactor
    }
}
