public import RawJSON

/// What a chat server calls the few things that every chat does: the content of an operations file.
///
/// Templates and patterns are kept as they were written, because each case fills in texts, conversations and actors of
/// its own before they are read as steps.
public struct Operations: Sendable {
    /// What the server is called in reports.
    public let name: String
    /// Where it is, unless a command says otherwise.
    public let url: String?
    /// Where its connections are, if not where its calls go.
    public let socketURL: String?
    /// The file as it was read.
    public let source: JSONValue
    let accounts: Accounts
    let headers: JSONObject
    let socket: JSONObject
    let origin: Origin?
    let pace: Pace
    let open: [JSONValue]
    let join: [JSONValue]
    let enter: [JSONValue]
    let send: Send
    let acked: JSONValue?
    let seen: Seen
    let history: History?
    let typing: Typing?

    /// How people come to be.
    struct Accounts: Sendable {
        /// The calls that make an account or log one in.
        let steps: [JSONValue]
        /// What is known of accounts that exist already, by actor; empty where `steps` make new ones.
        let fixed: [String: JSONObject]
        /// The role of those who open conversations, and of those who are asked into them.
        let opener: String
        let peer: String
    }

    /// Where pages come from that may, and one that may not, use the server in a browser.
    struct Origin: Sendable {
        let allowed: String
        let foreign: String
    }

    /// How fast an ordinary client sends.
    struct Pace: Sendable {
        let messages: Int
        let windowMs: Int
    }

    /// How something is said.
    struct Send: Sendable {
        let step: JSONObject
        /// Whether the same tag from the same account is the same message.
        let isIdempotent: Bool
        /// How many characters the longest text has that the server takes; nil if it is not said.
        let longest: Int?

        var isCall: Bool { step.contains(key: "call") }

        /// Whether the text stands inside a longer one, where nothing but a text can stand.
        var hasTextInside: Bool { JSONValue.object(step).path(of: "text") == nil }
    }

    /// How it is heard.
    struct Seen: Sendable {
        let frame: JSONValue
        /// Where the text stands in it.
        let text: JSONPath
        let sender: Sender?
    }

    /// Where a message says whose it is, and what stands there.
    struct Sender: Sendable {
        let path: JSONPath
        let value: JSONValue
    }

    /// How what was said is read again.
    struct History: Sendable {
        let call: String
        let query: JSONObject
        let items: String
        let text: JSONPath
        let next: JSONObject?
        let whileMore: String?
        let isNewestFirst: Bool
    }

    /// How somebody shows to be writing.
    struct Typing: Sendable {
        let step: JSONObject
        let seen: JSONValue
    }
}
