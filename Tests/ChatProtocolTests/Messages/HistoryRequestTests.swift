import ChatProtocol
import Testing

@Suite("What a client asks of a history") struct HistoryRequestTests {
    @Test("is a page or a cursor [MSG-021]")
    func places() throws {
        let message = try #require(MessageID(rawValue: "msg_1"))
        #expect(
            try HistoryRequest(page: nil, pageSize: nil, before: nil, after: nil)
                == HistoryRequest(.page(1), pageSize: 20))
        #expect(
            try HistoryRequest(page: nil, pageSize: "51", before: "msg_1", after: nil)
                == HistoryRequest(.before(message), pageSize: 50))
        #expect(
            try HistoryRequest(page: nil, pageSize: "3", before: nil, after: "msg_1")
                == HistoryRequest(.after(message), pageSize: 3))
    }

    @Test(
        "is refused where it contradicts itself or names nothing [MSG-021]",
        arguments: [
            (nil, "msg_1", "msg_2", ErrorCode.missingValue), ("1", "msg_1", nil, .missingValue),
            ("2", nil, "msg_1", .missingValue), (nil, "a b", nil, .notFound), (nil, nil, "", .notFound),
            ("0", "msg_1", nil, .invalidValue),
        ] as [(String?, String?, String?, ErrorCode)])
    func refused(_ page: String?, _ before: String?, _ after: String?, _ code: ErrorCode) {
        #expect {
            try HistoryRequest(page: page, pageSize: nil, before: before, after: after)
        } throws: {
            ($0 as? Refusal)?.code == code
        }
    }
}
