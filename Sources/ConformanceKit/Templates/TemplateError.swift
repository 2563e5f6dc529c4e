/// Why a template or a pattern cannot be read or filled in: a mistake of the fixture, never of the server.
struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    let problem: String
    let remedy: String
    /// The name that has no value, if that is what is wrong.
    private(set) var unboundName: PlaceholderName?

    init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    static func unbound(_ name: PlaceholderName) -> TemplateError {
        var error = TemplateError(
            "'<\(name.text)>' is not bound",
            remedy: "bind it in an earlier step, or write {\"$literal\": …} if the text is meant as it stands")
        error.unboundName = name
        return error
    }

    var description: String { "\(problem); \(remedy)" }
}
