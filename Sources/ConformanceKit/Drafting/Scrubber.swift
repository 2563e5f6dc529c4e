import RawJSON

/// Takes out of a draft what may be a secret and was not recognised as what an actor has.
struct Scrubber {
    /// What stands there instead, for the reader of the draft to replace.
    static let mark = "FILL-IN"

    private let secrets: [String]

    /// Knows everything that these people sent to sign up, were given, or showed in a handshake.
    init(_ people: [Speaker], _ session: RecordedSession) {
        var texts: [String] = []
        for person in people {
            texts += person.given.map(\.text).filter { $0.count >= 6 && $0.isMixed }
            texts += person.unexplained
            let typed = person.accountCalls.flatMap(\.body.leaves)
            texts += typed.filter { $0.text.count >= 6 && $0.text.isMixed || $0.name.isTelling }.map(\.text)
        }
        texts += session.calls.flatMap { $0.headers.secrets.map(\.text) }.filter { $0.count >= 6 }
        secrets = Array(Set(texts.filter { $0.count >= 4 })).sorted { $0.count > $1.count }
    }

    /// The value without secrets.
    func scrub(_ value: JSONValue, under name: String = "") -> JSONValue {
        switch value {
        case .null, .bool, .number: value
        case .string(let text): .string(scrub(text, under: name))
        case .array(let elements): .array(elements.map { scrub($0, under: name) })
        case .object(let object):
            // What is bound is where a value stands in an answer, and no value.
            .object(
                JSONObject(object.map { ($0.key, $0.key == "bind" ? $0.value : scrub($0.value, under: $0.key)) }))
        }
    }

    private func scrub(_ text: String, under name: String) -> String {
        var scrubbed = text
        for secret in secrets { scrubbed = scrubbed.replacing(secret, with: Self.mark) }
        if name.isTelling, !text.contains("<") { return text.isPlainWord ? scrubbed : Self.mark }
        return scrubbed.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.count >= 16 && String(part).isMixed && !part.contains("<") && !part.contains(" ")
                ? Self.mark : String(part)
        }.joined(separator: "/")
    }
}

extension String {
    /// Whether it has letters and digits, as passwords and tokens do and words do not.
    fileprivate var isMixed: Bool { contains(where: \.isLetter) && contains(where: \.isNumber) }

    /// Whether it says that its value is a secret.
    fileprivate var isTelling: Bool {
        matches("token|secret|passw|pwd|^pw$|^pass$|^pin$|jwt|otp$|credential|api_?key|auth_?key|^sid$|session_?id$")
    }

    /// Whether it may be where a value is taken from, such as `token` or `cookie sid`.
    fileprivate var isPlainWord: Bool { !isMixed && count < 16 }
}
