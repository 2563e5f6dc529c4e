public import RawJSON

/// A second opinion on every frame and every answer that a case receives, besides the case's own patterns.
///
/// The engine knows no protocol; whoever does (schemas, typed models) looks at each payload through this door.
public protocol PayloadChecking: Sendable {
    /// Looks at one frame received on a socket.
    func violations(inFrame frame: JSONValue) -> [PayloadViolation]

    /// Looks at the answer to one HTTP request.
    func violations(inAnswer answer: AnswerPayload) -> [PayloadViolation]
}

/// What an HTTP request was answered with, as far as a payload check needs it.
public struct AnswerPayload: Sendable {
    /// The request's method, in capitals.
    public let method: String
    /// The request's path without its query.
    public let path: String
    /// The answer's status.
    public let status: Int
    /// The answer's `Content-Type`, if it had one.
    public let contentType: String?
    /// The answer's body, nil when it is not JSON.
    public let body: JSONValue?

    /// Collects the parts.
    public init(method: String, path: String, status: Int, contentType: String?, body: JSONValue?) {
        self.method = method
        self.path = path
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

/// One way in which a payload differs from what its kind demands.
public struct PayloadViolation: Sendable, Hashable {
    /// The requirement that the payload breaks.
    public let requirement: String
    /// Where and how: path, expected and actual.
    public let difference: Difference

    /// Blames a difference on a requirement.
    public init(requirement: String, difference: Difference) {
        self.requirement = requirement
        self.difference = difference
    }
}
