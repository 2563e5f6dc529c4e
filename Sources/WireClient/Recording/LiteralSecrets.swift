/// Replaces known byte strings, the longest first where several match.
struct LiteralSecrets: Sendable {
    private var byFirstByte: [UInt8: [[UInt8]]] = [:]

    mutating func add(_ secret: String) {
        let bytes = Array(secret.utf8)
        guard let first = bytes.first, byFirstByte[first]?.contains(bytes) != true else { return }
        byFirstByte[first, default: []].append(bytes)
        byFirstByte[first]?.sort { $0.count > $1.count }
    }

    func redact(_ text: [UInt8]) -> [UInt8] {
        guard !byFirstByte.isEmpty else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let secret = byFirstByte[text[index]]?.first(where: { text[index...].starts(with: $0) }) {
                output += Redactor.mark.utf8
                index += secret.count
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }
}
