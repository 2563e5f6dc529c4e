/// The names that every case has without binding them: the run's own, and what belongs to actors and connections.
struct ActorNames {
    /// What the runner itself binds for each case.
    let builtIns: Set<String> = ["run", "runDigits"]

    private let attributes: [String: [String: ValueKind]]
    private let ofConnections: Set<String>

    init(_ world: World?, _ manifest: SuiteManifest) {
        var attributes: [String: [String: ValueKind]] = [:]
        for actor in world?.actors ?? [] {
            var own: [String: ValueKind] = ["role": .text, "nickname": .text]
            for attribute in actor.attributes { own[attribute.name] = .any }
            // Which way is taken depends on the server; a name that the way taken does not give shows only then.
            for way in manifest.provisioning where way.couldMake(actor) {
                own.merge(way.kinds) { first, _ in first }
            }
            attributes[actor.name] = own
        }
        self.attributes = attributes
        ofConnections = Set(manifest.socket.builtIns)
    }

    func info(_ name: PlaceholderName, _ scope: NameScope) -> NameInfo? {
        if builtIns.contains(name.text) { return NameInfo(kind: .text) }
        guard let owner = name.owner, let attribute = name.attribute, let connection = ConnectionName(parsing: owner)
        else { return nil }
        if !owner.contains("/"), let kind = attributes[owner]?[attribute] { return NameInfo(kind: kind) }
        guard ofConnections.contains(attribute), scope.isConnected(connection) else { return nil }
        return NameInfo(kind: .any)
    }
}

extension ProvisioningWay {
    fileprivate var kinds: [String: ValueKind] {
        let bound = calls.flatMap { $0.call.answer?.boundNames ?? [] }
        return Dictionary(bound.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    }
}
