import Foundation
import WireClient

/// A red case as a reader needs it to mend the server: the rule first, then what was sent, expected and seen, then
/// where to look and how to repeat it.
public struct FailureText: Sendable {
    private let suite: Suite
    private let replay: @Sendable (CaseResult) -> String

    /// - Parameter replay: the command line that runs just this case again.
    public init(suite: Suite, replay: @escaping @Sendable (CaseResult) -> String) {
        self.suite = suite
        self.replay = replay
    }

    /// The whole text, without a line break at its end.
    public func text(for result: CaseResult) -> String {
        var lines = ["\(result.outcome.title.uppercased())  \(result.id)", "  \(result.title)"]
        if let reason = result.reason { lines.append("  \(reason)") }
        for finding in result.findings { lines += [""] + self.lines(for: finding) }
        if let finding = result.findings.first { lines += timeline(of: result, around: finding) }
        lines.append("")
        lines.append("  again      \(replay(result))")
        if let curl = result.findings.compactMap(\.curl).first {
            lines.append("  curl       \(curl)")
            if curl.contains(Redactor.mark) {
                lines.append("             (put credentials of your own in the place of \(Redactor.mark))")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The lines for a finding, indented.
    func lines(for finding: Finding) -> [String] {
        var lines: [String] = []
        for id in finding.requirements {
            guard let requirement = suite.requirements[id] else {
                lines.append("  \(id)")
                continue
            }
            lines.append("  \(id) (\(requirement.level.rawValue)), \(requirement.chapter)")
            lines += wrapped("“\(requirement.sentence)”", indent: "    ")
            if let severity = requirement.severity {
                let why = requirement.trailer["Why"].map { ": \($0)" } ?? ""
                lines += wrapped(severity.rawValue + why, indent: "    ")
            }
        }
        lines.append("  \(finding.headline)")
        lines.append("  step       \(finding.place)" + (finding.observer.map { ", seen by \($0)" } ?? ""))
        if let sent = finding.sent { lines.append("  sent       \(clipped(sent))") }
        if let expected = finding.expected { lines.append("  expected   \(clipped(expected))") }
        for difference in finding.differences { lines.append("  differs    \(clipped("\(difference)"))") }
        for frame in finding.arrived { lines.append("  arrived    \(clipped(frame))") }
        lines.append("  when       \(finding.elapsed.inMilliseconds) ms after the start of the case")
        return lines
    }

    /// The transcript around the finding: eight lines before it and two after.
    private func timeline(of result: CaseResult, around finding: Finding) -> [String] {
        guard let line = finding.transcriptLine, !result.transcript.isEmpty else { return [] }
        let before = result.transcript.prefix(line).filter { !$0.isForeign }.suffix(8)
        let after = result.transcript.dropFirst(line).filter { !$0.isForeign }.prefix(2)
        let foreign = result.transcript.count(where: \.isForeign)
        let note = foreign == 0 ? "" : ", without \(foreign) frames about other conversations"
        return ["", "  timeline (the end of \(result.transcript.count) lines\(note))"]
            + (before + after).map { "    \($0)" }
    }

    /// The whole of it is in the JSON report.
    private func clipped(_ text: String, limit: Int = 1000) -> String {
        let count = text.utf8.count
        return count <= limit ? text : "\(text.prefix(limit))… (\(count) bytes)"
    }

    private func wrapped(_ text: String, indent: String, width: Int = 96) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(indent + line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [indent + line]
    }
}

extension TranscriptLine: CustomStringConvertible {
    /// `   12.3 ms  mei/main → {"type":…}`, cut so that it stays one line.
    public var description: String { description(limit: 200) }

    /// The same with another limit on the text's length.
    public func description(limit: Int) -> String {
        let shown = text.count > limit ? "\(text.prefix(limit))… (\(text.count) characters)" : text
        let time = String(repeating: " ", count: max(0, 9 - elapsed.inMilliseconds.count)) + elapsed.inMilliseconds
        return "\(time) ms  \(actor) \(direction) \(shown)"
    }
}

extension Duration {
    /// Milliseconds with one fraction digit, as text.
    var inMilliseconds: String { String(format: "%.1f", Double(wholeMicroseconds) / 1000) }

    /// Seconds with one fraction digit, as text.
    var inSeconds: String { String(format: "%.1f", Double(wholeMicroseconds) / 1_000_000) }

    private var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
