import RawJSON

/// `suite.json` agrees with itself.
struct ManifestRule: LintRule {
    let name = "manifest"

    /// The deadlines of steps without `within`, and the moment a server may take.
    private static let requiredTimings = ["ack", "closing", "delivery", "slack"]

    func findings(in suite: Suite) -> [LintFinding] {
        let manifest = suite.manifest
        let events = manifest.events
        var findings: [LintFinding] = []
        func unknownEvents(_ names: Set<String>, _ path: JSONPath) {
            for name in names.subtracting(events).sorted() {
                findings.append(
                    LintFinding(
                        self, SuiteManifest.file, path, "there is no event '\(name)'",
                        remedy: "add it to 'events' or remove it here"))
            }
        }
        unknownEvents(manifest.ambient, ["ambient"])
        unknownEvents(manifest.refusals, ["refusals"])
        for tracked in manifest.socket.track {
            unknownEvents(tracked.events, ["socket", "track", .member(tracked.name), "events"])
        }
        let timings = Set(manifest.timings.map(\.name))
        for name in Self.requiredTimings where !timings.contains(name) {
            findings.append(
                LintFinding(
                    self, SuiteManifest.file, ["timings"], "the timing '\(name)' is missing",
                    remedy: "add it; steps count on it"))
        }
        if let ping = manifest.socket.keepAlive, !timings.contains(ping) {
            let error = DurationExpression.unknown(ping, among: timings)
            findings.append(
                LintFinding(
                    self, SuiteManifest.file, ["socket", "keepAlive", "ping"], error.problem, remedy: error.remedy))
        }
        for (index, way) in manifest.provisioning.enumerated() {
            for role in way.roles ?? [] where !manifest.roles.contains(role) {
                findings.append(
                    LintFinding(
                        self, SuiteManifest.file, ["provisioning", .index(index), "roles"],
                        "there is no role '\(role)'", remedy: "add it to 'roles' or remove it here"))
            }
        }
        return findings
    }
}
