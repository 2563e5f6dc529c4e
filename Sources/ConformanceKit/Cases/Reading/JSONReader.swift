import RawJSON

/// A value of a fixture together with its place, so that whatever is wrong with it can be told exactly.
struct JSONReader {
    let value: JSONValue
    let path: JSONPath

    init(_ value: JSONValue, at path: JSONPath = .root) {
        self.value = value
        self.path = path
    }

    func error(_ problem: String, remedy: String) -> FixtureError {
        FixtureError(at: path, problem, remedy: remedy)
    }

    private func mismatch(_ expected: String) -> FixtureError {
        error("expected \(expected), found \(value.excerpt(limit: 80))", remedy: "write \(expected) here")
    }

    func string() throws(FixtureError) -> String {
        guard case .string(let text) = value else { throw mismatch("a string") }
        return text
    }

    /// A string that says something.
    func text() throws(FixtureError) -> String {
        let text = try string()
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw mismatch("a non-empty string")
        }
        return text
    }

    func bool() throws(FixtureError) -> Bool {
        guard case .bool(let flag) = value else { throw mismatch("true or false") }
        return flag
    }

    func integer(atLeast minimum: Int = 0) throws(FixtureError) -> Int {
        guard let number = value.int64Value, number >= minimum else {
            throw mismatch("a whole number of at least \(minimum)")
        }
        return Int(number)
    }

    /// For members whose only sensible value is true, such as a verb without arguments.
    func flag() throws(FixtureError) {
        guard case .bool(true) = value else { throw mismatch("true") }
    }

    func object() throws(FixtureError) -> ObjectReader {
        guard case .object(let members) = value else { throw mismatch("an object") }
        return ObjectReader(members, at: path)
    }

    func array() throws(FixtureError) -> [JSONReader] {
        guard case .array(let elements) = value else { throw mismatch("a list") }
        return elements.enumerated().map { JSONReader($1, at: path.appending($0)) }
    }

    func list<Element>(
        atLeast minimum: Int = 0, _ read: (JSONReader) throws(FixtureError) -> Element
    ) throws(FixtureError) -> [Element] {
        var elements: [Element] = []
        for element in try array() { elements.append(try read(element)) }
        guard elements.count >= minimum else { throw mismatch("a list of at least \(minimum)") }
        return elements
    }

    func strings(atLeast minimum: Int = 0) throws(FixtureError) -> [String] {
        try list(atLeast: minimum) { element throws(FixtureError) in try element.text() }
    }

    func jsonPath() throws(FixtureError) -> JSONPath {
        let text = try string()
        do throws(JSONPath.SyntaxError) {
            return try JSONPath(parsing: text)
        } catch {
            throw self.error(error.description, remedy: "write a path like data.items[0].id")
        }
    }

    func bytes() throws(FixtureError) -> [UInt8] {
        let digits = try string().unicodeScalars.filter { $0 != " " }.map { Character($0).hexDigitValue }
        guard digits.count.isMultiple(of: 2) else { throw mismatch("pairs of hexadecimal digits") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else {
                throw mismatch("pairs of hexadecimal digits")
            }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
