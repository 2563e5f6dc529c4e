import RawJSON

/// `receive`: waits for a frame that matches and is not yet consumed.
struct Receive: Sendable {
    let pattern: Pattern
    /// Shows the effect of what was awaited when the frame missed its deadline.
    let shownBy: ShownBy?
}

/// A call that decides whether a missed frame is only late.
struct ShownBy: Sendable {
    let actor: ActorTemplate
    let call: Call
    let path: JSONPath
}

/// `collect`: consumes every matching frame up to an end.
struct Collect: Sendable {
    enum End: Sendable {
        /// A frame that matches this; it is consumed too.
        case pattern(Pattern)
        /// So many frames.
        case count(Amount)
    }

    let pattern: Pattern
    /// The name of the list.
    let name: String
    let end: End
}

/// `nothing`: the proof that something did not come.
struct Nothing: Sendable {
    let pattern: Pattern
    let observers: [ActorTemplate]
    /// Those who must not have heard it either and may have no open connection; their silence alone proves nothing.
    let outsiders: [ActorTemplate]
    /// The sentinel: a permitted event on the same path to the same observers.
    let until: [Step]
}

/// What an HTTP answer must be.
struct AnswerPattern: Sendable {
    let status: Pattern?
    /// Compared without regard to upper and lower case of the names.
    let headers: [Named<Pattern>]
    /// The values that `Set-Cookie` gives, by name.
    let cookies: [Named<Pattern>]
    let body: Pattern?
    /// Compared with the whole body as a text, JSON or not.
    let text: Pattern?

    /// All patterns, in the order in which they bind.
    var patterns: [Pattern] {
        [status].compactMap { $0 } + (headers + cookies).map(\.value) + [body, text].compactMap { $0 }
    }

    /// Every name that a match binds.
    var boundNames: [Pattern.BoundName] { patterns.flatMap(\.boundNames) }
}

/// `closed`: the server closed the connection.
struct Closed: Sendable {
    /// Compared with the code, or with nothing when there was no close frame.
    let code: Pattern?
    let reason: Pattern?
}

/// `follow`: walks the pages of a list.
struct Follow: Sendable {
    /// Where a query member of the next request comes from.
    enum Next: Sendable {
        /// The value there in the last answer; the walk ends when it is null or missing.
        case path(JSONPath)
        /// A page number, counted from here for the second request on.
        case counted(from: Int)
        /// The value there in the last item of the last page.
        case lastItem(JSONPath)
    }

    /// What happens between two pages.
    struct Between: Sendable {
        /// The name of the counter of pages, from 1.
        let counter: String
        let steps: [Step]
    }

    /// A walk that has not ended after so many pages is a failure.
    static let maximumPages = 200

    let call: Call
    let items: JSONPath
    /// Without any there is one page.
    let next: [Named<Next>]
    /// The walk ends when the value there is false.
    let whilePath: JSONPath?
    /// Whether the list is turned round at the end, for walks from the newest to the oldest.
    let isReversed: Bool
    let between: Between?
    /// The items that count; nil for all.
    let filter: Pattern?
    /// The name of the list of all items.
    let name: String
}
