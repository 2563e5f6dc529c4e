import RawJSON

/// Reads out of a recorded session how one server's operations are called.
///
/// Two people have each said a sentence that is known beforehand. Where it left the first person's client is how
/// something is said, where it came to the second one's how it is heard, and so on.
struct SessionReader {
    let session: RecordedSession
    let opener: Speaker
    let peer: Speaker?
    /// How the first person opened the conversation.
    let opening: Opening?
    /// What recorded values stand for, as the opener says them.
    let own: Wording
    /// With what is the other's, who is asked into the conversation.
    let asking: Wording

    /// - Throws: `RecordingError` if nobody said the first sentence.
    init(_ session: RecordedSession, sentences: RecordedSentences) throws(RecordingError) {
        guard let opener = Speaker(sentences.first, in: session) else {
            throw .nothingSaid(sentences.first, calls: session.calls.count, sockets: session.sockets.count)
        }
        self.session = session
        self.opener = opener
        peer = Speaker(sentences.second, in: session)
        own = Self.wording(of: opener, beside: peer)
        var asking = own
        if let peer {
            for given in peer.given where given.isParticular(beside: opener) {
                asking.replace(given.text, by: "<peer.\(given.name)>")
            }
            for typed in peer.typed(beside: opener) {
                asking.replace(typed.text, by: typed.placeholder.replacing("<actor.", with: "<peer."))
            }
        }
        self.asking = asking
        opening = Opening(session, opener, peer)
    }

    /// What recorded values stand for when this person sends them.
    static func wording(of speaker: Speaker, beside other: Speaker?) -> Wording {
        var wording = Wording()
        for given in speaker.given where given.isParticular(beside: other) {
            wording.replace(given.text, by: "<actor.\(given.name)>")
        }
        for typed in speaker.typed(beside: other) where typed.placeholder != "pass-<run>" {
            wording.replace(typed.text, by: typed.placeholder)
        }
        for secret in speaker.unexplained { wording.replace(secret, by: "<actor.token>") }
        return wording
    }

    /// The wording inside the conversation.
    func inside(_ wording: Wording) -> Wording {
        opening.map { wording.replacing($0.conversation, by: "<conversation>") } ?? wording
    }

    /// Every part of an operations file that the session shows, in its order.
    var parts: [DraftPart] {
        var parts = [socketPart, openPart, joinPart, enterPart, sendPart, ackedPart, seenPart, historyPart, typingPart]
            .compactMap(\.self)
        if let headers = headersPart { parts.insert(headers, at: 0) }
        // Last, because it binds what the others use.
        if let accounts = accountsPart(using: parts) { parts.insert(accounts, at: 0) }
        return parts
    }
}

/// What two people say while they are recorded.
public struct RecordedSentences: Sendable {
    /// Said by whoever opens the conversation.
    public let first: String
    /// Said by whoever is asked into it.
    public let second: String

    /// Two sentences that nobody says by chance.
    public static let usual = RecordedSentences(first: "violet harbour", second: "copper lantern")
}

/// Why nothing can be drafted.
public enum RecordingError: Error, CustomStringConvertible {
    case nothingSaid(String, calls: Int, sockets: Int)

    /// What is missing, and what to do.
    public var description: String {
        switch self {
        case .nothingSaid(let sentence, let calls, let sockets):
            "nobody said \"\(sentence)\" (\(calls) calls and \(sockets) connections went through); say it in the client "
                + "that was opened through the proxy, letter by letter"
        }
    }
}

/// A part of a drafted operations file.
struct DraftPart {
    /// How sure it is.
    enum Confidence: String {
        /// Seen of both people alike.
        case sure
        case likely
        case guess
    }

    let name: String
    let value: JSONValue
    let confidence: Confidence
    let why: String
}

extension Speaker.Given {
    /// Whether it is this person's own: others have something else in its place.
    func isParticular(beside other: Speaker?) -> Bool {
        guard let other, !other.given.isEmpty else { return text.count >= 6 || name.matches("id$") }
        return !other.given.contains { $0.source == source && $0.text == text }
    }
}
