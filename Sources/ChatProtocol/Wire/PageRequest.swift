/// Which page a client asks for in the query.
///
/// - Errors: 2001 → not a whole number, or below 1.
/// - Source: SPEC DESK-019.
public struct PageRequest: Hashable, Sendable {
    /// Counts from 1.
    public var page: Int
    /// Items on a page, at most `largest`.
    public var pageSize: Int

    /// No page has more items than this.
    public static let largest = 50

    /// The page number is told in the answer, and no integer of the wire is beyond this. [WIRE-004]
    private static let largestInteger = 9_007_199_254_740_991

    /// For numbers that are known to be within their bounds.
    public init(page: Int, pageSize: Int) {
        self.page = page
        self.pageSize = pageSize
    }

    /// Reads the texts of the query; an absent one takes its default, a larger size is cut.
    public init(page: String?, pageSize: String?, defaultSize: Int) throws(Refusal) {
        self.page = try Self.number(page, named: "page") ?? 1
        self.pageSize = min(try Self.number(pageSize, named: "pageSize") ?? defaultSize, Self.largest)
    }

    /// How many items stand before this page.
    public var offset: Int {
        let (product, overflow) = (page - 1).multipliedReportingOverflow(by: pageSize)
        return overflow ? Int.max : product
    }

    /// The place of this page among `totalCount` items.
    public func pagination(totalCount: Int) -> Pagination {
        let totalPages = totalCount == 0 ? 0 : (totalCount - 1) / pageSize + 1
        return Pagination(
            currentPage: page, pageSize: pageSize, totalPages: totalPages, hasMore: page < totalPages)
    }

    private static func number(_ text: String?, named name: String) throws(Refusal) -> Int? {
        guard let text else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            throw Refusal(.invalidValue, "\(name) is not a whole number")
        }
        // Digits that overflow are still a whole number: a page far behind the last.
        let value = min(Int(text) ?? Int.max, largestInteger)
        guard value >= 1 else { throw Refusal(.invalidValue, "\(name) is below 1") }
        return value
    }
}
