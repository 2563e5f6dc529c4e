import RawJSON

/// What makes the names of one run of one case unlike all others': random, and never from the seed, so that two runs
/// against one server do not meet.
struct RunPrefix: Sendable, Hashable {
    /// Ten lower-case letters and digits, a letter first.
    let text: String
    /// Ten decimal digits.
    let digits: String

    init() {
        var system = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let all = letters + Array("0123456789")
        let first = letters[Int.random(in: 0..<letters.count, using: &system)]
        text = String([first] + (1..<10).map { _ in all[Int.random(in: 0..<all.count, using: &system)] })
        digits = String((0..<10).map { _ in Character(String(Int.random(in: 0...9, using: &system))) })
    }

    /// The built-ins it gives.
    var bindings: [Binding] {
        [Binding("run", .string(text)), Binding("runDigits", .string(digits))]
    }
}
