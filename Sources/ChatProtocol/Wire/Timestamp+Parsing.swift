extension Timestamp: LosslessStringConvertible {
    /// Reads any RFC 3339 date-time, so that other servers' clocks and offsets are understood.
    ///
    /// - Units: 0 to 9 fraction digits, rounded to the nearest millisecond, halves upwards; any offset; second 60 is the
    ///   first of the next minute. Nil for everything else, days that do not exist among it.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            var reader = TimestampReader(bytes: bytes)
            return reader.read()
        }
        guard let parsed, (Self.earliest...Self.latest).contains(parsed) else { return nil }
        self.init(millisecondsSince1970: parsed)
    }
}

/// Reads one RFC 3339 date-time from its bytes, from left to right.
private struct TimestampReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func read() -> Int64? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2), skip("T") || skip("t"), let hour = number(digits: 2), hour <= 23, skip(":"),
            let minute = number(digits: 2), minute <= 59, skip(":"), let second = number(digits: 2), second <= 60
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.exists, let fraction = fraction(), let offset = offset(), position == bytes.count else { return nil }
        let seconds: Int64 = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return seconds * 1_000 + fraction
    }

    /// Milliseconds of the optional fraction; 1000 when it rounds up to the next second.
    private mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        var nanoseconds: Int64 = 0
        var digits = 0
        while let digit = digit() {
            nanoseconds = nanoseconds * 10 + digit
            digits += 1
            if digits > 9 { return nil }
        }
        guard digits > 0 else { return nil }
        for _ in digits..<9 { nanoseconds *= 10 }
        return (nanoseconds + 500_000) / 1_000_000
    }

    /// Seconds east of Greenwich.
    private mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(digits: 2), hours <= 23, skip(":"), let minutes = number(digits: 2), minutes <= 59
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func digit() -> Int64? {
        guard position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) else {
            return nil
        }
        defer { position += 1 }
        return Int64(bytes[position] - UInt8(ascii: "0"))
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}
