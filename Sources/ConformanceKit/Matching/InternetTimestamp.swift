/// RFC 3339 date-times, checked to the day of the month.
enum InternetTimestamp {
    /// Whether `text` is `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)` and names a moment that exists.
    static func isValid(_ text: String) -> Bool {
        var rest = Substring(text)
        guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest), take("-", &rest),
            let day = digits(2, &rest), take("T", &rest) || take("t", &rest), 1...12 ~= month,
            1...length(of: month, in: year) ~= day
        else { return false }
        guard let hour = digits(2, &rest), take(":", &rest), let minute = digits(2, &rest), take(":", &rest),
            let second = digits(2, &rest), hour < 24, minute < 60, second <= 60
        else { return false }
        if take(".", &rest) {
            guard digits(1, &rest) != nil else { return false }
            while digits(1, &rest) != nil {}
        }
        return isOffset(rest)
    }

    private static func isOffset(_ text: Substring) -> Bool {
        var rest = text
        if take("Z", &rest) || take("z", &rest) { return rest.isEmpty }
        guard take("+", &rest) || take("-", &rest), let hour = digits(2, &rest), take(":", &rest),
            let minute = digits(2, &rest), hour < 24, minute < 60
        else { return false }
        return rest.isEmpty
    }

    private static func digits(_ count: Int, _ rest: inout Substring) -> Int? {
        let prefix = rest.prefix(count)
        guard prefix.count == count, prefix.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        rest = rest.dropFirst(count)
        return Int(prefix)
    }

    private static func take(_ character: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
