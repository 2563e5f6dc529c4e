/// One page of a session's history: newest first by `seq`, or oldest first after a cursor.
///
/// - Wire: `data` of the answers to `GET /api/v2/chat/history` and `GET …/sessions/{sessionId}/messages`.
/// - Source: SPEC 6.2, MSG-017, MSG-021, DESK-019.
public struct MessagePage: Codable, Hashable, Sendable {
    /// The messages on this page.
    public var messages: [MessageItem]
    /// All messages of the session, not only those on this page.
    public var totalCount: Int
    /// Where this page stands among all pages.
    public var pagination: MessagePagination

    /// How many messages a page has if the client does not say.
    public static let defaultSize = 20

    /// Puts the members together; `hasMore` counts from a cursor in its direction.
    public init(messages: [MessageItem], totalCount: Int, request: HistoryRequest, hasMore: Bool) {
        self.messages = messages
        self.totalCount = totalCount
        let number = if case .page(let number) = request.place { number } else { 1 }
        let whole = PageRequest(page: number, pageSize: request.pageSize).pagination(totalCount: totalCount)
        pagination = MessagePagination(
            currentPage: number, pageSize: request.pageSize, totalPages: whole.totalPages, hasMore: hasMore,
            next: hasMore ? messages.last?.messageId : nil)
    }
}

extension MessagePage: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "MSG-017",
        [
            "messages": .list(of: MessageItem.schema),
            "totalCount": .integer,
            "pagination": MessagePagination.schema,
        ])
}
