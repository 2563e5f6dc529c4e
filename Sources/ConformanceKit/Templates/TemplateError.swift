/// Why a template or a pattern cannot be read or filled in: a mistake of the fixture, never of the server.
struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    let problem: String
    let remedy: String
    /// The name that has no value, if that is what is wrong.
    private(set) var unboundName: PlaceholderName?
    /// What the server does not offer, if that is what is wrong; then the case is not observable.
    private(set) var missingOffer: String?

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

    static func notOffered(_ what: String) -> TemplateError {
        var error = TemplateError(what, remedy: "nothing can be altered then")
        error.missingOffer = what
        return error
    }

    var description: String { "\(problem); \(remedy)" }
}
