/// A text compared and hashed by its bytes, where `String` would compare by canonical equivalence.
public struct ExactText: Hashable, Sendable {
    /// The text itself.
    public let text: String

    /// Wraps `text` without copying it.
    public init(_ text: String) { self.text = text }

    /// True only for the same bytes.
    public static func == (left: ExactText, right: ExactText) -> Bool {
        let left = left.text.utf8
        let right = right.text.utf8
        return left.count == right.count && left.elementsEqual(right)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // Without an end mark ("ab", "c") and ("a", "bc") would feed the hasher the same bytes.
        hasher.combine(0xFF as UInt8)
    }
}
