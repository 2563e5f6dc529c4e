import RawJSON
public import WireProxy

/// An operations file drafted from what two people's clients were seen to do, with how sure each part is.
public struct RecordedDraft: Sendable {
    /// The whole file.
    public let text: String
    /// One line for each part: what it is, how sure, and why.
    public let summary: [String]

    /// Reads a recording.
    ///
    /// - Parameters:
    ///   - url: of the server.
    ///   - socketURL: where its connections are, if elsewhere.
    ///   - origin: what the server was told as the origin of the pages, if not its own.
    /// - Throws: when the first sentence was not said.
    public init(
        _ events: [TrafficEvent], url: String, socketURL: String? = nil, origin: String? = nil,
        sentences: RecordedSentences = .usual
    ) throws(RecordingError) {
        let reader = try SessionReader(RecordedSession(events), sentences: sentences)
        let scrubber = Scrubber([reader.opener] + (reader.peer.map { [$0] } ?? []), reader.session)
        let scrubbed = reader.parts.map { part in
            DraftPart(
                name: part.name, value: scrubber.scrub(part.value), confidence: part.confidence, why: part.why)
        }
        var parts = scrubbed.map { part in
            guard part.name == "socket", let socketURL, let members = part.value.objectValue else { return part }
            let all = [("url", JSONValue.string(socketURL))] + members.map { ($0.key, $0.value) }
            return DraftPart(
                name: part.name, value: .object(JSONObject(all)), confidence: part.confidence, why: part.why)
        }
        if let origin {
            parts.append(
                DraftPart(
                    name: "origin", value: ["allowed": .string(origin)], confidence: .guess,
                    why: "it was given; remove this if any page may connect"))
        }
        let blank = OperationsDraft(ServerSurvey(url: url))
        var lines = [
            "# What your server calls the few things that every chat does, as a recording has shown it. `sure` was seen of",
            "# both people, `likely` of one; what is a guess, or marked FILL IN, is yours to correct. Then:",
            "#   conformance probe --operations THIS-FILE",
            "# Every member is explained in Fixtures/universal/README.md.",
            "name: my chat", "url: \(url)", "",
        ]
        var summary: [String] = []
        for name in Self.order {
            if let part = parts.first(where: { $0.name == name }) {
                lines.append("# \(part.confidence): \(part.why)")
                lines += YAMLWriter.member(name, part.value)
                summary.append("\(name) (\(part.confidence)): \(part.why)")
            } else if name == "headers" {
                lines.append("# not seen: no request showed who makes it")
                lines.append("# headers: {Authorization: Bearer <actor.token>}   # FILL IN, if requests need it")
                summary.append("headers: not seen")
            } else if let section = blank.section(name) {
                lines.append("# not seen")
                lines += section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                    .drop { $0.hasPrefix("#") }
                summary.append("\(name): not seen; it is marked FILL IN")
            } else {
                continue
            }
            lines += Self.advice(name, parts, reader)
            lines.append("")
        }
        lines.removeLast()
        text =
            lines.reduce(into: [String]()) { kept, line in
                if !(line.isEmpty && kept.last?.isEmpty == true) { kept.append(line) }
            }.joined(separator: "\n") + "\n"
        self.summary = summary
    }

    private static let order = [
        "accounts", "headers", "socket", "origin", "open", "join", "enter", "send", "acked", "seen", "history",
        "typing",
    ]

    /// What a recording cannot show, for whoever knows.
    private static func advice(_ name: String, _ parts: [DraftPart], _ reader: SessionReader) -> [String] {
        switch name {
        case "send" where reader.tag != nil:
            return ["  # idempotent: true   # if the same <tag> sent twice is one message"]
        case "history":
            let hints = parts.first { $0.name == name }.map(reader.hints) ?? []
            return hints.map { "  # \($0)   # guess: how to get the next page" }
        default: return []
        }
    }
}
