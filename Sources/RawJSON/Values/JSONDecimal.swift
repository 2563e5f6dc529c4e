/// A decimal number of any length in one normal form, so that equal values are equal fields.
///
/// The value is 0.d₁d₂d₃… × 10^exponent with d₁ and the last digit not zero; zero has no digits and exponent 0.
struct JSONDecimal: Hashable, Sendable {
    private(set) var isNegative = false
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0

    /// Exponents beyond this are all alike, far outside of anything comparable; it keeps the sums from overflowing.
    private static let exponentLimit = 1 << 40

    /// Reads a text that is known to follow the grammar of JSON numbers.
    init(_ literal: String) {
        var pointSeen = false
        var written = 0
        var writtenExponent: Int?
        var exponentIsNegative = false
        for byte in literal.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte &- UInt8(ascii: "0")
                if let soFar = writtenExponent {
                    writtenExponent = min(soFar * 10 + Int(digit), Self.exponentLimit)
                } else {
                    if !pointSeen { written += 1 }
                    digits.append(digit)
                }
            case UInt8(ascii: "."): pointSeen = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): writtenExponent = 0
            case UInt8(ascii: "-"):
                if writtenExponent == nil { isNegative = true } else { exponentIsNegative = true }
            default: break
            }
        }
        let leadingZeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leadingZeros)
        while digits.last == 0 { digits.removeLast() }
        let power = writtenExponent ?? 0
        exponent = written - leadingZeros + (exponentIsNegative ? -power : power)
        if digits.isEmpty {
            isNegative = false
            exponent = 0
        }
    }

    /// Whether there is nothing after the decimal point.
    var isInteger: Bool { digits.count <= exponent || digits.isEmpty }

    /// The value when it is whole and fits.
    var int64: Int64? {
        guard isInteger, exponent <= 19 else { return nil }
        var value: Int64 = 0
        for position in 0..<exponent {
            let digit = position < digits.count ? Int64(digits[position]) : 0
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            // Built up on the negative side, which reaches one further than the positive one.
            let (sum, underflow) = tenfold.subtractingReportingOverflow(digit)
            if overflow || underflow { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }
}

extension JSONDecimal: Comparable {
    static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        if left.sign != right.sign { return left.sign < right.sign }
        return left.sign < 0 ? right.isSmallerInMagnitude(than: left) : left.isSmallerInMagnitude(than: right)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isSmallerInMagnitude(than other: JSONDecimal) -> Bool {
        exponent == other.exponent ? digits.lexicographicallyPrecedes(other.digits) : exponent < other.exponent
    }
}
