import Foundation

/// A regular expression as JSON Schema understands it: ECMA-262's dialect, found anywhere in the text.
///
/// It runs on Foundation's engine, whose dialect differs in a few places; `ECMADialect` evens them out.
public struct TextPattern: Sendable {
    /// The expression as it was written.
    public let source: String
    private let expression: NSRegularExpression

    /// Why a text is no regular expression.
    public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The text that was to be compiled.
        public let source: String

        /// One line that quotes the text.
        public var description: String { "'\(source)' is no regular expression" }
    }

    /// Compiles `source` once; matching then is safe from any task.
    public init(_ source: String) throws(SyntaxError) {
        self.source = source
        do {
            expression = try NSRegularExpression(pattern: ECMADialect.translated(source))
        } catch {
            throw SyntaxError(source: source)
        }
    }

    /// Whether the expression is found in `text`; it is not anchored unless it says so itself.
    public func isFound(in text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}

extension TextPattern: Hashable {
    /// Two expressions are equal when they are written alike.
    public static func == (left: TextPattern, right: TextPattern) -> Bool { left.source == right.source }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
