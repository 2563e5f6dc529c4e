/// One page of the operators' list of sessions, newest message first.
///
/// - Wire: `data` of the answer to `GET /api/v2/admin/chat/sessions`; its `pagination` has no `pageSize`.
/// - Source: SPEC 5.2, DESK-016, DESK-019.
public struct SessionPage: Codable, Hashable, Sendable {
    /// The sessions on this page.
    public var sessions: [SessionItem]
    /// All sessions that match, not only those on this page.
    public var totalCount: Int
    /// Where this page stands among all pages.
    public var pagination: Pagination

    /// How many sessions a page has if the client does not say.
    public static let defaultSize = 10

    /// Puts the members together.
    public init(sessions: [SessionItem], totalCount: Int, page: PageRequest) {
        self.sessions = sessions
        self.totalCount = totalCount
        pagination = page.pagination(totalCount: totalCount)
        pagination.pageSize = nil
    }
}

extension SessionPage: SchemaDescribed {
    /// The members that the table lists.
    public static let schema = Schema.object(
        table: "DESK-015",
        [
            "sessions": .list(of: SessionItem.schema),
            "totalCount": .integer,
            "pagination": .object(
                table: "DESK-019",
                ["currentPage": .integer, "totalPages": .integer, "hasMore": .boolean]),
        ])
}
