public import RawJSON

/// Who exists before a case starts, and what they have done already.
public struct World: Sendable {
    /// The actor that every world has and that must never hear anything.
    public static let bystander = "bystander"

    /// The file name without suffix.
    public let name: String
    /// Who is there and what has happened, in one line.
    public let title: String
    /// The file as it was written.
    public let source: JSONValue
    let actors: [WorldActor]
    let setup: [Step]

    /// The file, relative to the suite.
    public var file: String { "worlds/\(name).json" }

    /// The actor of that name.
    func actor(_ name: String) -> WorldActor? { actors.first { $0.name == name } }
}

/// A user of the server under test, as a world wants it made.
struct WorldActor: Sendable {
    let name: String
    let role: String
    /// Nil for the actor's name and the run prefix.
    let nickname: Template?
    /// The connections to open before setup.
    let connect: [String]
    /// Every further member of the entry; a way to make the actor must know them all.
    let attributes: [Named<Template>]
}
