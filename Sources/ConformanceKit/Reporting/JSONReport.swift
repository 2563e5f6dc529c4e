public import RawJSON

/// A run as JSON, for other programs; `version` rises when a member changes its meaning or goes.
public struct JSONReport: Sendable {
    /// The version of the report's form.
    public static let version = 1

    /// There is nothing to configure.
    public init() {}

    /// The whole report.
    public func value(for report: RunReport, suite: Suite?) -> JSONValue {
        .object([
            "reportVersion": .number(JSONNumber(Self.version)),
            "suite": .object([
                "name": .string(report.suite.name), "version": .string(report.suite.version),
                "fixturesDigest": .string(report.suite.fixturesDigest),
                "specificationDigest": .text(report.suite.specificationDigest),
                "descriptor": report.descriptor.map { ["name": .string($0.name), "digest": .string($0.digest)] }
                    ?? .null,
            ]),
            "target": .object([
                "url": .string(report.target.url), "server": report.target.server ?? .null,
                "profiles": .strings(report.target.profiles),
            ]),
            "run": .object([
                "seed": .string(String(report.seed)), "jobs": .number(JSONNumber(report.jobs)),
                "controls": .strings(report.controls), "selection": .bool(report.isSelection),
                "durationMs": .milliseconds(report.duration),
                "settleMs": report.calibration.map { .milliseconds($0.settleWindow) } ?? .null,
                "answerP95Ms": report.calibration.map { .milliseconds($0.answerTime) } ?? .null,
                "failure": .text(report.failure),
            ]),
            "summary": summary(report),
            "misdescriptions": .strings(report.misdescriptions.map(\.description)),
            "misexpectations": .strings(report.misexpectations),
            "cases": .array(report.results.map(value(for:))),
            "requirements": .array(report.requirements.map { value(for: $0, suite: suite) }),
        ])
    }

    private func summary(_ report: RunReport) -> JSONValue {
        var summary: JSONObject = [
            "verdict": .string(report.verdict.rawValue), "planned": .number(JSONNumber(report.planned)),
        ]
        for outcome in Outcome.allCases {
            summary[outcome.rawValue] = .number(JSONNumber(report.count(outcome)))
        }
        summary["unstable"] = .number(JSONNumber(report.unstable))
        return .object(summary)
    }

    private func value(for result: CaseResult) -> JSONValue {
        var object: JSONObject = [
            "id": .string(result.id), "title": .string(result.title), "profile": .string(result.profile),
            "outcome": .string(result.outcome.rawValue), "unstable": .bool(result.isUnstable),
            "scored": .bool(result.isScored), "durationMs": .milliseconds(result.duration),
            "proven": .strings(result.proven.sorted()), "broken": .strings(result.broken.sorted()),
            "reason": .text(result.reason), "expectation": .text(result.expectation),
            "alternatives": .strings(result.alternatives),
            "findings": .array(result.findings.map(value(for:))),
            "warnings": .array(result.warnings.map(value(for:))),
        ]
        if result.isRed || result.isUnstable {
            object["transcript"] = .strings(result.transcript.map { $0.description(limit: 4000) })
        }
        return .object(object)
    }

    private func value(for finding: Finding) -> JSONValue {
        .object([
            "kind": .string(finding.kind.rawValue), "requirements": .strings(finding.requirements),
            "step": .string(finding.place.description), "headline": .string(finding.headline),
            "sent": .text(finding.sent), "expected": .text(finding.expected),
            "differences": .array(
                finding.differences.map {
                    .object([
                        "path": .string($0.path.description), "expected": .string($0.expected),
                        "actual": .string($0.actual),
                    ])
                }),
            "arrived": .strings(finding.arrived), "observer": .text(finding.observer),
            "elapsedMs": .milliseconds(finding.elapsed), "curl": .text(finding.curl),
        ])
    }

    private func value(for result: RequirementResult, suite: Suite?) -> JSONValue {
        .object([
            "id": .string(result.id), "level": .string(result.level), "state": .string(result.state.rawValue),
            "cases": .strings(result.cases), "reason": .text(result.reason),
            "chapter": .text(suite?.requirements[result.id]?.chapter),
            "sentence": .text(suite?.requirements[result.id]?.sentence),
            "trailer": .object(
                JSONObject(
                    (suite?.requirements[result.id]?.trailer ?? [:]).sorted { $0.key < $1.key }
                        .map { ($0.key, .string($0.value)) })),
        ])
    }
}

extension JSONValue {
    fileprivate static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    fileprivate static func milliseconds(_ duration: Duration) -> JSONValue {
        .number(JSONNumber(Int(duration.wholeMilliseconds)))
    }
}
