import RawJSON

extension Call {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        (method, path) = try Self.target(reader)
        query = try object.templates("query")
        headers = try object.replacements("headers")
        isAnonymous = try object.optional("anonymous") { flag throws(FixtureError) in try flag.bool() } ?? false
        body = try Body(reader, &object)
        cutAfterBytes = try object.optional("cutAfterBytes") { count throws(FixtureError) in try count.integer() }
        answer = try object.optional("answer") { answer throws(FixtureError) in try AnswerPattern(answer) }
        if case .none = body, cutAfterBytes != nil {
            throw reader.error("'cutAfterBytes' cuts a body that is not there", remedy: "add a body")
        }
    }

    /// The call of `follow`: it has a query and an expected answer and nothing else.
    init(page reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        (method, path) = try Self.target(reader)
        query = try object.templates("query")
        headers = []
        isAnonymous = false
        body = .none
        cutAfterBytes = nil
        answer = try object.optional("answer") { answer throws(FixtureError) in try AnswerPattern(answer) }
        guard method.literalText == "GET" else {
            throw reader.error("'follow' walks with \(method.source)", remedy: "pages are read with GET")
        }
    }

    /// Reads `METHOD /path`; either part may be a placeholder.
    private static func target(_ reader: JSONReader) throws(FixtureError) -> (TextTemplate, TextTemplate) {
        let parts = try reader.text().split(separator: " ", maxSplits: 1).map(String.init)
        let form = "write METHOD /path, for instance \"GET /items\""
        guard parts.count == 2 else { throw reader.error("\(reader.value) is no call", remedy: form) }
        let method = try TextTemplate(JSONReader(.string(parts[0]), at: reader.path))
        let path = try TextTemplate(JSONReader(.string(parts[1]), at: reader.path))
        if let word = method.literalText, !word.utf8.allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) {
            throw reader.error("'\(word)' is no method", remedy: form)
        }
        guard case .text(let start)? = path.segments.first, !start.hasPrefix("/") else { return (method, path) }
        throw reader.error("'\(path.source)' is no path", remedy: form)
    }
}

extension Call.Body {
    fileprivate init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        let forms = ["body", "bodyText", "bodyHex", "bodyBlob"].filter { object.members.contains(key: $0) }
        guard let form = forms.first else {
            self = .none
            return
        }
        guard forms.count == 1 else {
            throw reader.error("the call has \(forms.joined(separator: " and "))", remedy: "keep one of them")
        }
        let argument = try object.required(form)
        switch form {
        case "body": self = .json(try Template(argument))
        case "bodyText": self = .text(try Template(argument))
        case "bodyHex": self = .bytes(try argument.bytes())
        default:
            var blob = try argument.object()
            let size = try Template(blob.required("size"))
            let seed = try blob.optional("seed") { seed throws(FixtureError) in try seed.integer() } ?? 0
            try blob.finish()
            self = .blob(size: size, seed: seed)
        }
    }
}

extension AnswerPattern {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        status = try object.optional("status") { status throws(FixtureError) in try Pattern(status) }
        headers =
            try object.optional("headers") { headers throws(FixtureError) in
                try headers.object().pairs { header throws(FixtureError) in try Pattern(optionalValue: header) }
            } ?? []
        cookies =
            try object.optional("cookies") { cookies throws(FixtureError) in
                try cookies.object().pairs { cookie throws(FixtureError) in try Pattern(optionalValue: cookie) }
            } ?? []
        body = try object.optional("body") { body throws(FixtureError) in try Pattern(optionalValue: body) }
        text = try object.optional("text") { text throws(FixtureError) in try Pattern(text) }
        try object.finish()
    }
}
