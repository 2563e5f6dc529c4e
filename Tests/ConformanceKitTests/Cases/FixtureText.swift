import RawJSON

@testable import ConformanceKit

/// Shorthands that read parts of fixtures from JSON text.
enum FixtureText {
    static func reader(_ text: String) throws -> JSONReader { JSONReader(try JSONValue(parsing: text)) }

    static func step(_ text: String) throws -> Step { try Step(reader(text)) }

    static func pattern(_ text: String) throws -> Pattern { try Pattern(reader(text)) }

    static func template(_ text: String) throws -> Template { try Template(reader(text)) }

    static func check(_ text: String) throws -> Check { try Check(reader(text)) }

    static func bindings(_ pairs: KeyValuePairs<String, JSONValue>) -> Bindings {
        Bindings(pairs.map { Binding($0.key, $0.value) })
    }
}
