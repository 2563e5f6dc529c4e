/// Which part of a history a client asks for in the query: a page by its number, or what lies on one side of a message.
///
/// - Errors: 2001 → a number that is none or below 1; 2002 → two places at once; 4044 → a cursor that can name nothing.
/// - Source: SPEC 6.2, MSG-021, DESK-019.
public struct HistoryRequest: Hashable, Sendable {
    /// Where the part begins.
    public enum Place: Hashable, Sendable {
        /// Counted from 1, newest first.
        case page(Int)
        /// The messages below this one, newest first.
        case before(MessageID)
        /// The messages above this one, oldest first.
        case after(MessageID)
    }

    /// Where the part begins.
    public var place: Place
    /// Messages on a page, at most `PageRequest.largest`.
    public var pageSize: Int

    /// Puts the members together.
    public init(_ place: Place, pageSize: Int = MessagePage.defaultSize) {
        self.place = place
        self.pageSize = pageSize
    }

    /// Reads the texts of the query; a cursor that breaks the grammar of identifiers names nothing.
    public init(
        page: String?, pageSize: String?, before: String?, after: String?
    ) throws(Refusal) {
        let numbered = try PageRequest(page: page, pageSize: pageSize, defaultSize: MessagePage.defaultSize)
        self.pageSize = numbered.pageSize
        let named = [page, before, after].compactMap(\.self)
        guard named.count <= 1 else {
            throw Refusal(.missingValue, "only one of page, before and after can say where to begin")
        }
        if let before {
            place = .before(try Self.cursor(before))
        } else if let after {
            place = .after(try Self.cursor(after))
        } else {
            place = .page(numbered.page)
        }
    }

    private static func cursor(_ text: String) throws(Refusal) -> MessageID {
        guard let id = MessageID(rawValue: text) else { throw Refusal(.notFound) }
        return id
    }
}
