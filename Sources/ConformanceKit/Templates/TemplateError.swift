/// Why a template or a pattern cannot be read or filled in: a mistake of the fixture, never of the server.
struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    let problem: String
    let remedy: String

    init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    static func unbound(_ name: PlaceholderName) -> TemplateError {
        TemplateError(
            "'<\(name.text)>' is not bound",
            remedy: "bind it in an earlier step, or write {\"$literal\": …} if the text is meant as it stands")
    }

    var description: String { "\(problem); \(remedy)" }
}
