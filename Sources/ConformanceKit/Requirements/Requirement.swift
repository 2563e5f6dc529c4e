/// A numbered sentence of the specification.
public struct Requirement: Sendable, Hashable {
    /// How binding it is, in BCP 14's words.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        case must = "MUST"
        case mustNot = "MUST NOT"
        case should = "SHOULD"
        case shouldNot = "SHOULD NOT"
        case may = "MAY"
    }

    /// Permanent, for instance `MSG-004`.
    public let id: String
    /// MUST and MUST NOT can fail a run.
    public let level: Level
    /// The profiles to which it belongs.
    public let profiles: [String]
    /// Number and title of the chapter it stands in.
    public let chapter: String
    /// The requirement in the specification's own words.
    public let sentence: String
    /// Why no observer on the wire can tell whether it holds, nil when one can.
    public let notObservable: String?
    /// Whether it no longer counts; its number stays taken.
    public let isWithdrawn: Bool
    /// The other members of the trailer, by name.
    public let trailer: [String: String]
}
