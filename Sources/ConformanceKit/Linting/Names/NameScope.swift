/// What a name is known to hold, before anything has run.
struct NameInfo: Hashable {
    let kind: ValueKind
    var isList = false
}

/// The names that are bound at one point of a case, whichever way it took there.
struct NameScope {
    private(set) var known: [String: NameInfo] = [:]
    /// Names that some way has bound and another has not; they can be neither used nor bound again.
    private(set) var uncertain: Set<String> = []
    /// Connections that have been asked for.
    var connections: Set<ConnectionName> = []
    /// Actors of which many connections have been asked for, called by numbers.
    var crowds: Set<String> = []

    /// Whether a connection has been asked for.
    func isConnected(_ name: ConnectionName) -> Bool {
        connections.contains(name) || (crowds.contains(name.actor) && Int(name.connection) != nil)
    }

    /// Whether a binding would be a second one.
    func isTaken(_ name: String) -> Bool { known[name] != nil || uncertain.contains(name) }

    mutating func bind(_ name: String, _ info: NameInfo) {
        known[name] = info
        uncertain.remove(name)
    }

    /// The names that `self` has and `earlier` had not.
    func added(since earlier: NameScope) -> [String: NameInfo] {
        known.filter { earlier.known[$0.key] == nil }
    }

    /// Goes on after a loop: what it bound is a list.
    mutating func leaveLoop(_ inner: NameScope, counter: String?) {
        for (name, info) in inner.added(since: self) where name != counter {
            bind(name, NameInfo(kind: info.kind, isList: true))
        }
        connections.formUnion(inner.connections)
        crowds.formUnion(inner.crowds)
        uncertain.formUnion(inner.uncertain)
    }

    /// Goes on after one of several alternatives: only what all of them bound is known.
    mutating func leaveAlternatives(_ branches: [NameScope]) {
        let added = branches.map { $0.added(since: self) }
        for (name, info) in added.first ?? [:] where added.allSatisfy({ $0[name] != nil }) { bind(name, info) }
        for name in added.flatMap(\.keys) where known[name] == nil { uncertain.insert(name) }
        for branch in branches {
            connections.formUnion(branch.connections)
            crowds.formUnion(branch.crowds)
            uncertain.formUnion(branch.uncertain.subtracting(known.keys))
        }
    }

    /// Goes on after a race: everything that any branch bound is known.
    mutating func join(_ branches: [NameScope]) {
        for branch in branches {
            for (name, info) in branch.added(since: self) { bind(name, info) }
            connections.formUnion(branch.connections)
            crowds.formUnion(branch.crowds)
            uncertain.formUnion(branch.uncertain.subtracting(known.keys))
        }
    }
}
