import RawJSON

extension AnswerPattern {
    /// Compares an HTTP answer with the pattern: status, headers and body, all differences together.
    func match(_ answer: ReceivedAnswer, _ bindings: Bindings) -> MatchResult {
        var known = bindings
        var bound: [Binding] = []
        var differences: [Difference] = []
        func take(_ result: MatchResult, at path: JSONPath) {
            bound += result.bindings
            known.bind(result.bindings)
            differences += result.differences.map { $0.below(path) }
        }
        if let status {
            take(status.match(.number(JSONNumber(answer.status)), known), at: JSONPath([.member("status")]))
        }
        for header in headers {
            let value = answer.header(header.name).map { JSONValue.string($0) }
            take(header.value.match(value, known), at: JSONPath([.member("headers"), .member(header.name)]))
        }
        for cookie in cookies {
            let value = answer.cookie(cookie.name).map { JSONValue.string($0) }
            take(cookie.value.match(value, known), at: JSONPath([.member("cookies"), .member(cookie.name)]))
        }
        if let body { take(body.match(answer.body, known), at: JSONPath([.member("body")])) }
        if let text { take(text.match(.string(answer.bodyText), known), at: JSONPath([.member("text")])) }
        return differences.isEmpty ? .matched(bound) : .differs(differences)
    }

    /// The pattern for a reader, in one line.
    var expectation: String {
        var parts: [String] = []
        if let status { parts.append("status \(status.source.excerpt())") }
        for header in headers { parts.append("\(header.name): \(header.value.source.excerpt())") }
        for cookie in cookies { parts.append("cookie \(cookie.name): \(cookie.value.source.excerpt())") }
        if let body { parts.append(body.source.excerpt(limit: 400)) }
        if let text { parts.append("text: \(text.source.excerpt(limit: 400))") }
        return parts.joined(separator: ", ")
    }
}
