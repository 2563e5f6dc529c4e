import ChatProtocol
import Foundation
import Testing

@Suite("A score") struct ScoreTests {
    @Test(
        "is a number from 1 to 5 with at most two decimals, however it is written [DESK-034]",
        arguments: [("1", 100), ("5.00", 500), ("4.75", 475), ("1e0", 100), ("1.01", 101), ("4.99", 499), ("2.3", 230)])
    func accepted(_ text: String, _ hundredths: Int) throws {
        let request = try WireCoder.request(RatingRequest.self, from: Data(#"{"score":\#(text)}"#.utf8))
        #expect(request.score.hundredths == hundredths)
        let again = try WireCoder.request(RatingRequest.self, from: try WireCoder.encode(request))
        #expect(again == request)
    }

    @Test(
        "is nothing else [DESK-035]",
        arguments: ["0", "6", "-1", "0.99", "5.01", "4.755", "1.001", "1e400", "\"5\"", "true", "null", "[5]", "{}"])
    func refused(_ text: String) {
        #expect(throws: Refusal.self) {
            try WireCoder.request(RatingRequest.self, from: Data(#"{"score":\#(text)}"#.utf8))
        }
    }
}
