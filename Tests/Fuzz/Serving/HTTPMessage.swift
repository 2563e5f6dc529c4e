import Foundation

/// A request as it is written; nothing in it is checked.
struct HTTPMessage {
    var method = "GET"
    var target: String
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]?
    /// In chunks instead of with a length.
    var isChunked = false

    /// Whether it asks for the end of the connection.
    var isLast: Bool { headers.contains { $0.name == "Connection" && $0.value == "close" } }

    var bytes: [UInt8] {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        for header in headers { head += "\(header.name): \(header.value)\r\n" }
        guard let body else { return Array("\(head)\r\n".utf8) }
        guard isChunked else { return Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body }
        var bytes = Array("\(head)Transfer-Encoding: chunked\r\n\r\n".utf8)
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(1000)
            bytes += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [0x0D, 0x0A]
            rest = rest.dropFirst(chunk.count)
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }
}

/// An answer, as far as a fuzzer looks at it.
struct HTTPAnswer {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    /// Whether the connection ends with it.
    var isLast: Bool { headers["connection"]?.lowercased() == "close" }

    /// Takes one answer from the front of what has arrived; nil while it is incomplete.
    ///
    /// - Throws: `FuzzError.notAnswered` for bytes that are no answer.
    static func take(from arrived: inout [UInt8], hasBody: Bool) throws -> HTTPAnswer? {
        guard let end = arrived.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: arrived[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw FuzzError.notAnswered("an answer that is no HTTP: \(lines.first ?? "")")
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            headers[parts[0].lowercased()] = parts.dropFirst().first?.trimmingCharacters(in: .whitespaces) ?? ""
        }
        let mayHaveBody = hasBody && status >= 200 && status != 204 && status != 304
        let length = mayHaveBody ? Int(headers["content-length"] ?? "0") ?? 0 : 0
        guard arrived.count >= end.upperBound + length else { return nil }
        let body = Array(arrived[end.upperBound..<end.upperBound + length])
        arrived.removeSubrange(..<(end.upperBound + length))
        return HTTPAnswer(status: status, headers: headers, body: body)
    }
}
