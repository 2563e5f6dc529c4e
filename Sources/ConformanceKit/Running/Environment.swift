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
    let payloadCheck: (any PayloadChecking)?

    /// A redactor for one case, which knows the tokens given from outside.
    func redactor() -> Redactor {
        suite.manifest.redactor(knowing: accounts.secrets)
    }

    /// The first way to make an actor like this on this server.
    func way(for actor: WorldActor) -> ProvisioningWay? {
        suite.manifest.provisioning.first { $0.canMake(actor, discovery: discovery) }
    }
}
