import RawJSON

/// What a file names exists: worlds, profiles, twins, probes, roles and actors.
struct ReferenceRule: LintRule {
    let name = "references"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.cases.flatMap { references(of: $0, suite) }
            + suite.worlds.values.flatMap { references(of: $0, suite) }
            + suite.manifest.profiles.compactMap { profile in
                guard let probe = profile.value.probe, suite.testCase(probe) == nil else { return nil }
                return LintFinding(
                    self, SuiteManifest.file, ["profiles", .member(profile.name), "probe"],
                    "there is no case '\(probe)'", remedy: "name a case by its path below conversations/")
            }
    }

    private func references(of testCase: Case, _ suite: Suite) -> [LintFinding] {
        var findings: [LintFinding] = []
        if suite.manifest.profile(testCase.profile) == nil {
            let names = suite.manifest.profiles.map(\.name).joined(separator: ", ")
            findings.append(
                LintFinding(
                    self, testCase.file, ["profile"], "there is no profile '\(testCase.profile)'",
                    remedy: "use one of: \(names)"))
        }
        if case .differs(let twin, _)? = testCase.twin, suite.testCase(twin) == nil || twin == testCase.id {
            findings.append(
                LintFinding(
                    self, testCase.file, ["twin", "case"], "there is no other case '\(twin)'",
                    remedy: "name the accepted case by its path below conversations/"))
        }
        guard let world = suite.worlds[testCase.world] else {
            let names = suite.worlds.keys.sorted().joined(separator: ", ")
            return findings + [
                LintFinding(
                    self, testCase.file, ["world"], "there is no world '\(testCase.world)'",
                    remedy: "use one of: \(names)")
            ]
        }
        return findings + actors(in: testCase.setup + testCase.steps, testCase.file, world)
    }

    private func references(of world: World, _ suite: Suite) -> [LintFinding] {
        let roles = suite.manifest.roles
        return world.actors.filter { !roles.contains($0.role) }.map { actor in
            LintFinding(
                self, world.file, ["actors", .member(actor.name), "role"], "there is no role '\(actor.role)'",
                remedy: "use one of: \(roles.joined(separator: ", "))")
        } + actors(in: world.setup, world.file, world)
    }

    private func actors(in steps: [Step], _ file: String, _ world: World) -> [LintFinding] {
        let names = world.actors.map(\.name)
        return steps.flatMap(\.flattened).flatMap { step in
            step.namedActors.compactMap { actor, path in
                guard let literal = actor.literal, !names.contains(literal.actor) else { return nil }
                return LintFinding(
                    self, file, path, "there is no actor '\(literal.actor)' in the world '\(world.name)'",
                    remedy: "use one of: \(names.joined(separator: ", "))")
            }
        }
    }
}

extension Step {
    /// Every actor the step itself names, with the place.
    var namedActors: [(actor: ActorTemplate, path: JSONPath)] {
        var actors = actor.map { [($0, path.appending("actor"))] } ?? []
        switch verb {
        case .connect(let connect):
            if let resumed = connect.resume { actors.append((resumed, path.appending("connect").appending("resume"))) }
        case .receive(let receive):
            if let shownBy = receive.shownBy { actors.append((shownBy.actor, shownBy.path.appending("actor"))) }
        case .nothing(let nothing):
            actors += nothing.observers.enumerated().map { ($1, path.appending("at").appending($0)) }
            actors += nothing.outsiders.enumerated().map { ($1, path.appending("norAt").appending($0)) }
        default: break
        }
        return actors
    }
}
