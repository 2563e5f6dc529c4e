/// One route of the protocol: what it is called with and what it answers.
///
/// - Source: SPEC 4.1, 5.1, 9.1, 9.2.
public struct Endpoint: Sendable {
    /// GET, POST or PATCH.
    public let method: Method
    /// The path with its parameters in braces.
    public let path: PathTemplate
    /// Whose token it wants.
    public let access: Access
    /// The type of the body; nil when there is none.
    public let request: (any RequestBody.Type)?
    /// The type of `data` in a successful answer.
    public let answer: any SchemaDescribed.Type
    /// The HTTP statuses of successful answers.
    public let successes: [Int]
    /// The profile whose claim promises the route.
    public let profile: Profile
    /// The requirement that describes the successful answer.
    public let requirement: String

    /// The methods that routes of this protocol have.
    public enum Method: String, CaseIterable, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
    }

    /// Whose token a route wants.
    public enum Access: Hashable, Sendable {
        case anyone, account, `operator`
    }
}

extension Endpoint: CustomStringConvertible {
    /// Method and path template, as the specification writes them.
    public var description: String { "\(method.rawValue) \(path)" }
}
