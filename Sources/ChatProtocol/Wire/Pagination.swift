/// Where a page stands among all pages.
///
/// - Wire: `{ "currentPage", "pageSize", "totalPages", "hasMore" }`; pages of sessions have no `pageSize`.
/// - Source: SPEC DESK-019.
public struct Pagination: Codable, Hashable, Sendable {
    /// Counts from 1.
    public var currentPage: Int
    /// In pages of messages only.
    public var pageSize: Int?
    /// `totalCount` divided by the page size, rounded up.
    public var totalPages: Int
    /// Whether a later page has items.
    public var hasMore: Bool

    /// Puts the members together; `PageRequest` reckons them.
    public init(currentPage: Int, pageSize: Int?, totalPages: Int, hasMore: Bool) {
        self.currentPage = currentPage
        self.pageSize = pageSize
        self.totalPages = totalPages
        self.hasMore = hasMore
    }
}
