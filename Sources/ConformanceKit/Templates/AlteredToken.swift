import RawJSON

/// `$jwt`: a JSON Web Token made from another one without its key, so that it is a forgery.
///
/// - Source: RFC 7515 section 7.1 (compact serialization), RFC 7519.
struct AlteredToken: Hashable, Sendable {
    enum Signature: String, CaseIterable, Sendable {
        case kept
        /// The third part is empty.
        case none
        /// One bit is another.
        case changed
    }

    let token: TextTemplate
    /// Members that replace those of the header; without any it stays as it is, byte by byte.
    let header: [Named<Template>]
    /// The same of the claims.
    let claims: [Named<Template>]
    let signature: Signature
    /// Stands before the token.
    let before: TextTemplate

    var names: [PlaceholderName] {
        token.names + (header + claims).flatMap(\.value.names) + before.names
    }

    func render(_ bindings: Bindings) throws(TemplateError) -> String {
        let written = try token.renderText(bindings)
        let parts = written.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let sign = Base64URL.decode(parts[2]) else { throw Self.isNone }
        let head = try altered(parts[0], header, bindings)
        let body = try altered(parts[1], claims, bindings)
        return try before.renderText(bindings) + "\(head).\(body)." + altered(parts[2], sign)
    }

    private static let isNone = TemplateError.notOffered("the token is no JWT")

    private func altered(
        _ part: String, _ members: [Named<Template>], _ bindings: Bindings
    ) throws(TemplateError) -> String {
        guard let bytes = Base64URL.decode(part), case .object(var object)? = try? JSONParser().parse(bytes).value
        else { throw Self.isNone }
        if members.isEmpty { return part }
        for member in members { object[member.name] = try member.value.render(bindings) }
        return Base64URL.encode(JSONWriter.compact.bytes(.object(object)))
    }

    private func altered(_ part: String, _ bytes: [UInt8]) throws(TemplateError) -> String {
        switch signature {
        case .kept: return part
        case .none: return ""
        case .changed:
            guard let first = bytes.first else { throw .notOffered("the token has no signature") }
            return Base64URL.encode([first ^ 1] + bytes.dropFirst())
        }
    }
}

extension AlteredToken {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        token = try TextTemplate(object.required("of"))
        header = try object.templates("header")
        claims = try object.templates("claims")
        signature =
            try object.optional("signature") { word throws(FixtureError) -> Signature in try word.choice() } ?? .kept
        before =
            try object.optional("before") { text throws(FixtureError) in try TextTemplate(text) }
            ?? TextTemplate(literal: "")
        try object.finish()
    }
}
