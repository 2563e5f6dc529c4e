import RawJSON

extension PacingRule {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let sends = object.members.contains(key: "sends") ? try object.bindless("sends") : nil
        let calls = try object.optional("calls") { call throws(FixtureError) in try Subject(call: call) }
        switch (sends, calls) {
        case (let pattern?, nil): subject = .sends(pattern)
        case (nil, let calls?): subject = calls
        default: throw reader.error("the rule has no single subject", remedy: "add either 'sends' or 'calls'")
        }
        count = try PacingRule.Figure(object.required("count"))
        window = try PacingRule.Figure(object.required("windowMs"))
        try object.finish()
    }
}

extension PacingRule.Subject {
    fileprivate init(call reader: JSONReader) throws(FixtureError) {
        let parts = try reader.text().split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1].hasPrefix("/"), !parts[1].contains("<") else {
            throw reader.error(
                "\(reader.value) is no call", remedy: "write METHOD /path, with {} for a segment that varies")
        }
        self = .calls(
            method: parts[0], path: parts[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init))
    }
}

extension PacingRule.Figure {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        self = reader.value.numberValue == nil ? .advertised(try reader.jsonPath()) : .fixed(try reader.integer())
    }
}
