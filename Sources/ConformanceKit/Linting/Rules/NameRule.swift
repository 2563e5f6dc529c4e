import RawJSON

/// A name is bound before it is used, on every way through a case, and bound once; sockets are connected before use.
struct NameRule: LintRule {
    let name = "names-bound"

    func findings(in suite: Suite) -> [LintFinding] {
        let worlds = suite.worlds.mapValues { analysis(of: $0, suite) }
        let cases = suite.cases.flatMap { testCase -> [LintFinding] in
            let start = worlds[testCase.world]?.scope ?? NameScope()
            let names = ActorNames(suite.worlds[testCase.world], suite.manifest)
            var analysis = NameAnalysis(self, testCase.file, names, start)
            if let given = testCase.given { analysis.match(given, at: ["given"]) }
            analysis.walk(testCase.setup)
            analysis.walk(testCase.steps)
            return analysis.findings
        }
        return worlds.values.flatMap(\.findings) + cases + findings(in: suite.manifest)
    }

    private func analysis(of world: World, _ suite: Suite) -> NameAnalysis {
        var scope = NameScope()
        for actor in world.actors {
            scope.connections.formUnion(actor.connect.map { ConnectionName(actor: actor.name, connection: $0) })
        }
        var analysis = NameAnalysis(self, world.file, ActorNames(world, suite.manifest), scope)
        analysis.walk(world.setup)
        return analysis
    }

    /// The suite's own templates may only name the actor, the connection and the run.
    private func findings(in manifest: SuiteManifest) -> [LintFinding] {
        let socket = manifest.socket
        let places: [(JSONPath, [PlaceholderName], owners: Set<String>)] =
            manifest.headers.map { (["http", "headers", .member($0.name)], $0.value.names, ["actor"]) }
            + [
                (["socket", "path"], socket.path.names, ["actor"]),
                (["socket", "first"], socket.first?.names ?? [], ["actor"]),
                (["socket", "auth"], socket.auth?.names ?? [], ["actor"]),
            ]
            + socket.query.map { (["socket", "query", .member($0.name)], $0.value.names, ["actor"]) }
            + socket.headers.map { (["socket", "headers", .member($0.name)], $0.value.names, ["actor"]) }
            + socket.subprotocols.enumerated().map { (["socket", "subprotocols", .index($0)], $1.names, ["actor"]) }
            + socket.resumeQuery.map {
                (["socket", "resume", "query", .member($0.name)], $0.value?.names ?? [], ["actor", "connection"])
            }
        return places.flatMap { path, names, owners in
            names.filter { !owners.contains($0.owner ?? $0.text) && !["run", "runDigits"].contains($0.text) }.map {
                name in
                LintFinding(
                    self, SuiteManifest.file, path, "'<\(name.text)>' means nothing here",
                    remedy: "use \(owners.sorted().map { "<\($0).…>" }.joined(separator: " or ")) or <run>")
            }
        }
    }
}
