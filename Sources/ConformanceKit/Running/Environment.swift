import RawJSON
import WireClient

/// What all cases of a run share: the suite, the target, and what discovery and calibration found out about it.
struct Environment: Sendable {
    let suite: Suite
    let target: WireTarget
    let runtime: WireRuntime
    let seed: UInt64
    /// The body of the discovery answer, nil when there was no discovery.
    let discovery: JSONValue?
    /// The profiles that the server claims.
    let profiles: Set<String>
    let timings: [String: Duration]
    let settleWindow: Duration
    /// Accounts given from outside; they come before all ways to make one.
    let accounts: GivenAccounts
    /// Makes accounts beside the wire; it comes before all ways of the suite.
    var accountMaker: AccountMaker?
    /// Where connections are opened.
    var socketTarget: WireTarget
    /// What the target's operator can do, by name.
    let controls: [String: Control]
    let payloadCheck: (any PayloadChecking)?
    var keepsTranscripts = false
    /// For a server that speaks a dialect.
    var translator: Translator?

    /// The rates of this server that clients keep to.
    var pacing: [PacingLimit] { suite.manifest.pacing.compactMap { $0.limit(discovery) } }

    /// Whether there is any.
    var hasPacing: Bool { !suite.manifest.pacing.isEmpty }

    /// How long a connection may send nothing before a ping; nil for any time.
    var keepAliveInterval: Duration? {
        suite.manifest.socket.keepAlive.flatMap { timings[$0] }.map { $0 / 2 }
    }

    /// A redactor for one case, which knows the tokens given from outside.
    func redactor() -> Redactor {
        suite.manifest.redactor(knowing: accounts.secrets)
    }

    /// The first way to make an actor like this on this server.
    func way(for actor: WorldActor) -> ProvisioningWay? {
        suite.manifest.provisioning.first { $0.canMake(actor, discovery: discovery) }
    }
}
