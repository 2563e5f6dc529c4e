import RawJSON

/// A way to make an actor on the server under test.
struct ProvisioningWay: Sendable {
    let name: String
    /// What the discovery answer must say, nil when the way is always open.
    let condition: Condition?
    /// The roles it can make, nil for any.
    let roles: [String]?
    /// The further members of a world's entry that it understands.
    let attributes: Set<String>
    /// Those without which it makes nobody.
    let needs: Set<String>
    /// Made without the suite's headers; what their answers bind becomes the actor's attributes.
    let calls: [ProvisioningCall]

    struct Condition: Sendable, Hashable {
        let path: JSONPath
        /// Binds nothing.
        let pattern: Pattern
    }

    /// One exchange of the way, with its place in `suite.json`.
    struct ProvisioningCall: Sendable {
        let call: Call
        let path: JSONPath
    }

    /// Whether this way can make `actor` on a server that answered discovery so.
    func canMake(_ actor: WorldActor, discovery answer: JSONValue?) -> Bool {
        if let condition, !condition.pattern.match(answer?.value(at: condition.path), Bindings()).isMatch {
            return false
        }
        return couldMake(actor)
    }

    /// Whether this way can make `actor` on some server.
    func couldMake(_ actor: WorldActor) -> Bool {
        let wanted = Set(actor.attributes.map(\.name))
        return roles?.contains(actor.role) ?? true && wanted.isSubset(of: attributes) && needs.isSubset(of: wanted)
    }
}
