/// The form of mobile numbers; two are the same if their texts are equal.
///
/// - Source: SPEC 4.1.
enum MobileNumber {
    static let schema = Schema.text(matching: "^\\+?[0-9]{5,20}$")

    static func isLawful(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        return (5...20).contains(digits.count)
            && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }
}
