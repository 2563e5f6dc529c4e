/// A name for something that others must not be able to guess.
enum Secret {
    /// Lower-case hexadecimal digits out of the system's generator.
    static func make(digits: Int) -> String {
        String((0..<digits).map { _ in "0123456789abcdef".randomElement() ?? "0" })
    }
}
