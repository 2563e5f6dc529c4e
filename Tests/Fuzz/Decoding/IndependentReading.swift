import RawJSON

/// What another parser than the decoders' own reads in a text.
enum IndependentReading {
    /// Where members have one name, with the value of the last; such a text may be refused. [WIRE-037]
    case value(JSONValue, repeats: Bool)
    /// Has half of a surrogate pair, of which some make a text and some do not. [WIRE-036]
    case half
    case noJSON

    /// - Parameter depth: a little below that of the decoders, where a refusal shall be unlawful.
    init(of bytes: [UInt8], depth: Int) {
        do throws(JSONParseError) {
            let result = try JSONParser(maximumDepth: depth).parse(bytes)
            self = .value(result.value, repeats: !result.duplicateKeys.isEmpty)
        } catch {
            self = error.kind == .loneSurrogate ? .half : .noJSON
        }
    }
}
