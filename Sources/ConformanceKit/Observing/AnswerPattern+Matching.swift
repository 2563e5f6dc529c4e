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
        if let body { take(body.match(answer.body, known), at: JSONPath([.member("body")])) }
        return differences.isEmpty ? .matched(bound) : .differs(differences)
    }

    /// The pattern for a reader, in one line.
    var expectation: String {
        var parts: [String] = []
        if let status { parts.append("status \(status.source.excerpt())") }
        for header in headers { parts.append("\(header.name): \(header.value.source.excerpt())") }
        if let body { parts.append(body.source.excerpt(limit: 400)) }
        return parts.joined(separator: ", ")
    }
}
