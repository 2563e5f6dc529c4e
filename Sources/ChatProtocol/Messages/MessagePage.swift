/// One page of a session's history, newest first by `seq`.
///
/// - Wire: `data` of the answers to `GET /api/v2/chat/history` and `GET …/sessions/{sessionId}/messages`.
/// - Source: SPEC 6.2, MSG-017, DESK-019.
public struct MessagePage: Codable, Hashable, Sendable {
    /// The messages on this page.
    public var messages: [MessageItem]
    /// All messages of the session, not only those on this page.
    public var totalCount: Int
    /// Where this page stands among all pages.
    public var pagination: Pagination

    /// How many messages a page has if the client does not say.
    public static let defaultSize = 20

    /// Puts the members together.
    public init(messages: [MessageItem], totalCount: Int, page: PageRequest) {
        self.messages = messages
        self.totalCount = totalCount
        pagination = page.pagination(totalCount: totalCount)
    }
}

extension MessagePage: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-017",
        [
            "messages": .list(of: MessageItem.schema),
            "totalCount": .integer,
            "pagination": .object(
                table: "DESK-019",
                ["currentPage": .integer, "pageSize": .integer, "totalPages": .integer, "hasMore": .boolean]),
        ])
}
