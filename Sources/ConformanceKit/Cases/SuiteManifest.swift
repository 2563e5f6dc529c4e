public import RawJSON

/// `suite.json`: everything a runner must know about the protocol before it reads a case.
public struct SuiteManifest: Sendable {
    /// What the suite is called in reports.
    public let name: String
    /// The version of the suite, pinned in every report.
    public let version: String
    /// The file as it was written.
    public let source: JSONValue
    let profiles: [Named<Profile>]
    let discovery: Discovery?
    /// What goes with every call of an actor that has the attributes the header names.
    let headers: [Named<Template>]
    let socket: SocketDescription
    /// All event names of the protocol.
    let events: Set<String>
    /// Events that no end check looks at.
    let ambient: Set<String>
    /// Events by which a server refuses a command.
    let refusals: Set<String>
    let timings: [Named<Timing>]
    /// What a client must not do too often.
    let pacing: [PacingRule]
    let roles: [String]
    /// Ways to make an actor, the best first.
    let provisioning: [ProvisioningWay]
    let invariants: Invariants
    /// Names of members that no frame and no answer may have.
    let forbiddenMembers: Set<String>
    let secrets: Secrets
    /// The names of members whose integers count as ids.
    let idMembers: TextPattern

    /// What a server may claim.
    struct Profile: Sendable, Hashable {
        let isMandatory: Bool
        /// The case that runs when the profile is not claimed.
        let probe: String?
    }

    /// The call whose answer tells what the server claims.
    struct Discovery: Sendable {
        let call: Call
        let profiles: JSONPath
        let server: JSONPath?
    }

    /// Which requirement is broken by what no step asked for.
    struct Invariants: Sendable, Hashable {
        let bystander: String?
        let unexpected: String?
        let forbidden: String?
        /// Broken by a message that is not one JSON text.
        let frames: String?
        /// Broken by a connection of a world that does not become ready.
        let ready: String?

        /// Those that are named, with the member that names them.
        var all: [Named<String>] {
            [
                ("bystander", bystander), ("unexpected", unexpected), ("forbidden", forbidden), ("frames", frames),
                ("ready", ready),
            ]
            .compactMap { name, id in id.map { Named(name, $0) } }
        }
    }

    /// What never stands in a report; header names are lower case.
    struct Secrets: Sendable, Hashable {
        let members: Set<String>
        let headers: Set<String>
        let query: Set<String>
    }

    /// The file, relative to the suite.
    public static let file = "suite.json"

    /// The profile of that name.
    func profile(_ name: String) -> Profile? { profiles.first { $0.name == name }?.value }
}
