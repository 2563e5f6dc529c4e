/// Where a page of a history stands, and what goes on from it.
///
/// - Source: SPEC 6.2, MSG-021, DESK-019.
public struct MessagePagination: Codable, Hashable, Sendable {
    /// Counts from 1; 1 with a cursor.
    public var currentPage: Int
    /// Messages on a page.
    public var pageSize: Int
    /// All messages divided by the page size, rounded up.
    public var totalPages: Int
    /// Whether there are more messages in this direction.
    public var hasMore: Bool
    /// The cursor of the next page in this direction; null if there is none.
    @OrNull public var next: MessageID?

    /// Puts the members together.
    public init(currentPage: Int, pageSize: Int, totalPages: Int, hasMore: Bool, next: MessageID?) {
        self.currentPage = currentPage
        self.pageSize = pageSize
        self.totalPages = totalPages
        self.hasMore = hasMore
        self.next = next
    }
}

extension MessagePagination: SchemaDescribed {
    /// The members that the specification lists.
    public static let schema = Schema.object(
        table: "MSG-021",
        [
            "currentPage": .integer,
            "pageSize": .integer,
            "totalPages": .integer,
            "hasMore": .boolean,
            "next": .identifier.orNull,
        ])
}
