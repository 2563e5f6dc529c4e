import ChatProtocol
import Testing

@Suite("pages")
struct PageRequestTests {
    @Test(
        "are read from the query, with defaults and at most 50 items [DESK-019]",
        arguments: [
            (nil, nil, 1, 10), ("2", "5", 2, 5), ("1", "50", 1, 50), ("1", "51", 1, 50), ("007", "1", 7, 1),
            ("99999999999999999999", "99999999999999999999", 9_007_199_254_740_991, 50),
        ] as [(String?, String?, Int, Int)])
    func areRead(_ page: String?, _ size: String?, _ expectedPage: Int, _ expectedSize: Int) throws {
        let request = try PageRequest(page: page, pageSize: size, defaultSize: 10)
        #expect(request == PageRequest(page: expectedPage, pageSize: expectedSize))
    }

    @Test(
        "a number that is not whole or below 1 is refused [DESK-019]",
        arguments: ["0", "-1", "1.5", "", " 1", "+1", "one", "1e2", "0x1", "٣"])
    func areRefused(_ text: String) {
        let asPage = #expect(throws: Refusal.self) {
            try PageRequest(page: text, pageSize: nil, defaultSize: 10)
        }
        let asSize = #expect(throws: Refusal.self) {
            try PageRequest(page: nil, pageSize: text, defaultSize: 10)
        }
        #expect(asPage?.code == .invalidValue)
        #expect(asSize?.code == .invalidValue)
    }

    @Test(
        "know how many there are and whether more follow [DESK-019]",
        arguments: [
            (1, 10, 0, 0, false), (1, 10, 10, 1, false), (1, 10, 11, 2, true), (2, 10, 11, 2, false),
            (3, 10, 11, 2, false), (9_007_199_254_740_991, 50, 11, 1, false),
        ])
    func pagination(_ page: Int, _ size: Int, _ total: Int, _ pages: Int, _ hasMore: Bool) {
        let request = PageRequest(page: page, pageSize: size)
        let expected = Pagination(currentPage: page, pageSize: size, totalPages: pages, hasMore: hasMore)
        #expect(request.pagination(totalCount: total) == expected)
        #expect(request.offset >= 0)
        #expect(SessionPage(sessions: [], totalCount: total, page: request).pagination.pageSize == nil)
    }
}
