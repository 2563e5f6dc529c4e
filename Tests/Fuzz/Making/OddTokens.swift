/// Values that parsers and rules have stumbled over elsewhere, some of them no JSON.
enum OddTokens {
    static func any(_ random: inout Randomness) -> [UInt8] {
        if random.chance(5) { return Array(random.pick(malformed).utf8) }
        return switch random.below(10) {
        case 0...2: Array(random.pick(numbers).utf8)
        case 3...5: Array(random.pick(texts).utf8)
        case 6: Array(random.pick(shapes).utf8)
        case 7: nesting(&random)
        case 8: Tree.quoted(longText(&random))
        default: Tree.quoted(randomText(&random))
        }
    }

    static let numbers = [
        "0", "-0", "1", "-1", "2", "9", "10", "50", "51", "1.0", "1.5", "0.1e1", "1E2", "1e400", "-1e400", "1e-400",
        "9007199254740991", "9007199254740992", "-9007199254740992", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "4.99", "4.999", "5.000",
        "123456789012345678901234567890123456789012345678901234567890", "0.000000000000000000000000000001",
        "1e9999999999",
    ]

    private static let texts = [
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\"", "\"a\\ud83db\"",
        "\"\\ud83d\\ude00\"", "\"\\ude00\\ud83d\"", "\"\\u00e9\"", "\"e\\u0301\"", "\"\\u2028\\u2029\"",
        "\"\\u202e\"", "\"\\uFFFE\\uFFFF\"", "\"\\u3000\\u00a0\\u2003\"", "\"\\u200b\"", "\"\\b\\f\\n\\r\\t\\/\\\\\"",
        "\"__proto__\"", "\"constructor\"", "\"' OR 1=1 --\"", "\"%\"", "\"%00\"", "\"../../etc/passwd\"",
        "\"<script>alert(1)</script>\"", "\"{\\\"type\\\":\\\"heartbeat\\\"}\"", "\"null\"", "\"true\"", "\"1\"",
        "\"text\"", "\"image\"", "\"system\"", "\"2025-08-12T18:30:00.000Z\"", "\"\u{7F}\"", "\"\u{FEFF}\"",
        "\"\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\"", "\"\\ud83d\\u0041\"", "\"\\uD83D\\uD83D\\uDE00\"",
    ]

    private static let shapes = [
        "null", "true", "false", "[]", "{}", "[[]]", "[{}]", "{\"\":null}", "[null]", "[1,2,3]", "{\"a\":{\"a\":{}}}",
        " \t\n\r1 ", "[ ]", "{ }", "{\"a\":1,\"\\u0061\":2}",
    ]

    /// What is no JSON, however near.
    private static let malformed = [
        "01", "1.", ".5", "+1", "-", "1e", "0x10", "NaN", "Infinity", "-Infinity", "1_000", "\"\u{0}\"", "\"\u{1F}\"",
        "\"\\x\"", "\"\\u12\"", "\"\\u{41}\"", "\"open", "'single'", "\"\\", "True", "nul", "undefined", "", " ", "[,]",
        "[1,]", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "//", "/**/ 1", "\u{FEFF}1", "]", "}", ":", ",",
    ]

    /// Depths around the bounds of parsers, closed or not.
    private static func nesting(_ random: inout Randomness) -> [UInt8] {
        let depth = random.pick([3, 30, 300, 508, 509, 510, 511, 512, 513, 514, 600, 3000])
        let isClosed = random.chance(95)
        let (open, close) = random.chance(50) ? ("[", "]") : ("{\"a\":", "}")
        let text = String(repeating: open, count: depth) + (random.chance(50) ? "1" : "null")
        return Array((isClosed ? text + String(repeating: close, count: depth) : text).utf8)
    }

    private static func longText(_ random: inout Randomness) -> String {
        let length = random.pick([50, 51, 99, 100, 101, 255, 256, 1000, 4096, 8000, 16_000, 16_384, 20_000])
        let character = random.pick(["a", "a", " ", "é", "漢", "\u{1F600}", "\n", "\u{1}", "\"", "0"])
        return String(repeating: character, count: length)
    }

    static func randomText(_ random: inout Randomness) -> String {
        var text = ""
        for _ in 0..<random.below(24) {
            let plane: UInt32 = random.pick([0x80, 0x80, 0x80, 0x800, 0x1_0000, 0x11_0000])
            text.unicodeScalars.append(Unicode.Scalar(UInt32(random.below(Int(plane)))) ?? "?")
        }
        return text
    }
}
