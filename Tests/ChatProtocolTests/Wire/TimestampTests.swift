import ChatProtocol
import Foundation
import Testing

@Suite("timestamps")
struct TimestampTests {
    @Test(
        "is written with three fraction digits and Z [WIRE-003]",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_755_023_400_000, "2025-08-12T18:30:00.000Z"), (951_782_400_123, "2000-02-29T00:00:00.123Z"),
            (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func isWritten(_ milliseconds: Int64, _ text: String) {
        #expect(Timestamp(millisecondsSince1970: milliseconds).description == text)
        #expect(Timestamp(text)?.millisecondsSince1970 == milliseconds)
    }

    @Test(
        "any RFC 3339 form is read, to the nearest millisecond",
        arguments: [
            ("2025-08-12T18:30:00Z", 0), ("2025-08-12T18:30:00.1Z", 100), ("2025-08-12T18:30:00.000499999Z", 0),
            ("2025-08-12T18:30:00.0005Z", 1), ("2025-08-12T18:30:00.999500000Z", 1_000),
            ("2025-08-12t18:30:00.25z", 250), ("2025-08-13T02:30:00+08:00", 0), ("2025-08-12T13:00:00-05:30", 0),
            ("2025-08-12T18:29:60Z", 0), ("2025-08-12T18:30:00-00:00", 0),
        ] as [(String, Int64)])
    func isRead(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(text)?.millisecondsSince1970 == 1_755_023_400_000 + milliseconds)
    }

    @Test(
        "what is no RFC 3339 timestamp is not read",
        arguments: [
            "", "2025-08-12", "2025-08-12T18:30:00", "2025-08-12 18:30:00Z", "2025-8-12T18:30:00Z",
            "2025-02-29T00:00:00Z", "2025-13-01T00:00:00Z", "2025-00-10T00:00:00Z", "2025-04-31T00:00:00Z",
            "2025-08-12T24:00:00Z", "2025-08-12T18:60:00Z", "2025-08-12T18:30:61Z", "2025-08-12T18:30:00.Z",
            "2025-08-12T18:30:00.0000000001Z", "2025-08-12T18:30:00+0800", "2025-08-12T18:30:00Zx",
            "2025-08-12T18:30:00,5Z", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-01:00",
        ])
    func isNotRead(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("every 24 hours and 977 milliseconds from 1906 to 2096 come back as they were, and on the calendar's day")
    func roundTripsOverTwoCenturies() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var strayed: [Int64] = []
        for milliseconds in stride(from: Int64(-2_019_686_400_000), to: 3_976_214_400_000, by: 86_400_977) {
            let timestamp = Timestamp(millisecondsSince1970: milliseconds)
            let text = timestamp.description
            let day = calendar.dateComponents([.year, .month, .day, .hour], from: timestamp.date)
            let isSame =
                Timestamp(text) == timestamp && Int(text.prefix(4)) == day.year
                && Int(text.dropFirst(5).prefix(2)) == day.month && Int(text.dropFirst(8).prefix(2)) == day.day
                && Int(text.dropFirst(11).prefix(2)) == day.hour
            if !isSame { strayed.append(milliseconds) }
        }
        #expect(strayed == [])
    }

    @Test(
        "a date is rounded to its nearest millisecond, not cut",
        arguments: [(0.123_6, 124), (0.122_999_99, 123), (1_755_023_400.123, 1_755_023_400_123), (-0.000_6, -1)]
            as [(Double, Int64)])
    func datesAreRounded(_ seconds: Double, _ milliseconds: Int64) {
        #expect(Timestamp(Date(timeIntervalSince1970: seconds)).millisecondsSince1970 == milliseconds)
    }

    @Test("no arithmetic leaves the years that can be written", arguments: [Int64.max, Int64.min])
    func staysWithinTheCalendar(_ milliseconds: Int64) {
        let far = Timestamp.now().advanced(byMilliseconds: milliseconds)
        #expect(far.description == (milliseconds > 0 ? "9999-12-31T23:59:59.999Z" : "0000-01-01T00:00:00.000Z"))
        #expect(Timestamp(far.description) == far)
    }
}
