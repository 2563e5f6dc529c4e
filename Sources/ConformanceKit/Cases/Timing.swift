import RawJSON

/// A time that `within` and `notBefore` may name.
enum Timing: Sendable, Hashable {
    case fixed(Duration)
    /// What the server advertises in milliseconds, within bounds, or the default when it says nothing.
    case advertised(path: JSONPath, standard: Duration, minimum: Duration?, maximum: Duration?)

    /// The time on this server, and what is wrong with what it advertises.
    ///
    /// - Parameter answer: the body of the discovery answer, nil when there was no discovery.
    func resolve(_ answer: JSONValue?) -> (duration: Duration, difference: Difference?) {
        switch self {
        case .fixed(let duration): return (duration, nil)
        case .advertised(let path, let standard, let minimum, let maximum):
            guard let advertised = answer?.value(at: path), !advertised.isNull else { return (standard, nil) }
            // Without bounds of its own a timing is at most a day: more would stop the run or overflow.
            let bounds = Bounds(
                minimum: Self.number(minimum ?? .zero), maximum: Self.number(maximum ?? .seconds(86_400)))
            guard let number = advertised.numberValue, let milliseconds = number.double, bounds.contains(number) else {
                let expected = "milliseconds: \(bounds.expectation)"
                return (standard, Difference(path: path, expected: expected, actual: advertised))
            }
            return (.milliseconds(milliseconds), nil)
        }
    }

    private static func number(_ duration: Duration) -> JSONNumber { JSONNumber(duration.wholeMilliseconds) }
}

extension Duration {
    /// The duration in milliseconds, without its fraction.
    var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
