import Foundation
import Synchronization

/// Counts what became of the inputs, and collects the findings; for any thread.
final class Tally: Sendable {
    private struct State {
        var counts: [InputKind: [String: Int]] = [:]
        var findings: [Finding] = []
    }

    /// More than this many findings say nothing new.
    static let mostFindings = 20

    private let state = Mutex(State())
    private let again: String

    /// - Parameter again: the command that repeats a single input, but for `--only`.
    init(again: String) {
        self.again = again
    }

    func count(_ kind: InputKind, _ outcome: String) {
        state.withLock { $0.counts[kind, default: [:]][outcome, default: 0] += 1 }
    }

    func add(_ finding: Finding) {
        let isFirst = state.withLock { state in
            state.findings.append(finding)
            return state.findings.count <= Self.mostFindings
        }
        if isFirst { Output.error(finding.text(repeatedBy: again)) }
    }

    var findingCount: Int {
        state.withLock { $0.findings.count }
    }

    var isFull: Bool {
        findingCount >= Self.mostFindings
    }

    var total: Int {
        state.withLock { state in state.counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
    }

    /// One line for each kind: how many, and how many of each outcome.
    var table: String {
        let counts = state.withLock { $0.counts }
        var text = ""
        for kind in InputKind.allCases {
            guard let outcomes = counts[kind] else { continue }
            let parts = outcomes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
            text += "\(kind.rawValue): \(outcomes.values.reduce(0, +)) = \(parts.joined(separator: ", "))\n"
        }
        return text
    }
}
