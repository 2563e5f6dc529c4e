import Foundation

/// Whether bytes are JSON at all (RFC 8259), down to members that nobody reads, and no object has a name twice.
///
/// Foundation's decoder looks at strings and numbers only when they are asked for, and guesses UTF-16 from zero bytes;
/// a frame with such a flaw in an ignored member would pass as JSON.
enum JSONSyntax {
    static func isLawful(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            guard String(validating: bytes, as: UTF8.self) != nil else { return false }
            var scanner = JSONScanner(bytes: bytes)
            return scanner.scan()
        }
    }
}
