/// `$altered`: a text with one letter or digit in its middle replaced, so that a credential made of it is a forgery.
struct AlteredText: Hashable, Sendable {
    let text: TextTemplate
    /// What stands before and after the altered text.
    let before: TextTemplate
    let after: TextTemplate

    var names: [PlaceholderName] { before.names + text.names + after.names }

    func render(_ bindings: Bindings) throws(TemplateError) -> String {
        let written = try text.renderText(bindings)
        return try before.renderText(bindings) + Self.altered(written) + after.renderText(bindings)
    }

    /// The text with its middle letter or digit replaced by another of the same class; the end of a token may hold
    /// bits that mean nothing.
    ///
    /// Of a signed token (three parts with dots between) the signature is altered: whoever reads the rest without
    /// looking at that must be found.
    static func altered(_ text: String) -> String {
        var bytes = Array(text.utf8)
        let dots = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
        let start = dots.count == 2 && dots[1] + 1 < bytes.count ? dots[1] + 1 : 0
        let places = bytes.indices[start...].filter { other(than: bytes[$0]) != bytes[$0] }
        guard let place = places.isEmpty ? nil : places[places.count / 2] else { return text + "x" }
        bytes[place] = other(than: bytes[place])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func other(than byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0")..<UInt8(ascii: "9"), UInt8(ascii: "a")..<UInt8(ascii: "z"),
            UInt8(ascii: "A")..<UInt8(ascii: "Z"):
            byte + 1
        case UInt8(ascii: "9"): UInt8(ascii: "0")
        case UInt8(ascii: "z"): UInt8(ascii: "a")
        case UInt8(ascii: "Z"): UInt8(ascii: "A")
        default: byte
        }
    }
}

extension AlteredText {
    init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        text = try TextTemplate(object.required("of"))
        let none = TextTemplate(literal: "")
        before = try object.optional("before") { text throws(FixtureError) in try TextTemplate(text) } ?? none
        after = try object.optional("after") { text throws(FixtureError) in try TextTemplate(text) } ?? none
        try object.finish()
    }
}
