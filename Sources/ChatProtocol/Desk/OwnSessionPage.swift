/// One page of the sessions that the caller opened, newest message first.
///
/// - Wire: `data` of the answer to `GET /api/v2/chat/sessions`; its `pagination` has no `pageSize`.
/// - Source: SPEC 5.2, DESK-029.
public struct OwnSessionPage: Codable, Hashable, Sendable {
    /// The sessions on this page.
    public var sessions: [OwnSessionItem]
    /// All sessions of the caller, not only those on this page.
    public var totalCount: Int
    /// Where this page stands among all pages.
    public var pagination: Pagination

    /// Puts the members together.
    public init(sessions: [OwnSessionItem], totalCount: Int, page: PageRequest) {
        self.sessions = sessions
        self.totalCount = totalCount
        pagination = page.pagination(totalCount: totalCount)
        pagination.pageSize = nil
    }
}

extension OwnSessionPage: SchemaDescribed {
    /// The members that the specification lists.
    public static let schema = Schema.object(
        table: "DESK-029",
        [
            "sessions": .list(of: OwnSessionItem.schema),
            "totalCount": .integer,
            "pagination": .object(
                table: "DESK-019",
                ["currentPage": .integer, "totalPages": .integer, "hasMore": .boolean]),
        ])
}
