import Testing

@testable import ConformanceKit

@Suite("DurationExpression")
struct DurationExpressionTests {
    private let timings: [String: Duration] = [
        "ack": .milliseconds(500), "slack": .milliseconds(100), "heartbeat": .seconds(2),
    ]

    @Test(
        "adds and subtracts timings, multiples and literals",
        arguments: [
            ("ack", 500), ("ack + slack", 600), ("2 * heartbeat - slack", 3900), ("250ms", 250),
            ("ack + 50ms - slack", 450),
            ("0.5 * heartbeat", 1000), ("slack - ack", 0),
        ])
    func evaluates(source: String, milliseconds: Int64) throws {
        let expression = try DurationExpression(parsing: source)
        #expect(try expression.evaluate(timings) == .milliseconds(milliseconds))
    }

    @Test(
        "refuses what is no duration",
        arguments: [
            "", "5", "5s", "ack+slack", "ack +", "ack slack", "heartbeat * 2", "2 *", "-1 * ack", "ack * slack", " ack",
        ])
    func refuses(source: String) {
        #expect(throws: TemplateError.self) { try DurationExpression(parsing: source) }
    }

    @Test("cannot be evaluated with a timing that does not exist, and names those that do")
    func unknownTiming() throws {
        let expression = try DurationExpression(parsing: "typing + slack")
        let error = #expect(throws: TemplateError.self) { try expression.evaluate(timings) }
        #expect(error?.remedy == "use one of: ack, heartbeat, slack")
    }

    @Test("knows whether a time is written out")
    func literals() throws {
        #expect(try DurationExpression(parsing: "ack + 5ms").hasLiteral)
        #expect(try !DurationExpression(parsing: "2 * ack").hasLiteral)
    }
}
