/// A run as JUnit XML, which build servers read: a suite for each folder of cases.
///
/// A case that was not carried out is `skipped`, one that the harness failed on is an `error`, every other red one a
/// `failure`.
public struct JUnitReport: Sendable {
    private let failureText: FailureText

    /// - Parameter failureText: what stands inside a failure.
    public init(failureText: FailureText) { self.failureText = failureText }

    /// The whole document.
    public func text(for report: RunReport) -> String {
        let groups = Dictionary(grouping: report.results) { $0.id.split(separator: "/").first.map(String.init) ?? "" }
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            "<testsuites name=\"\(escaped(report.suite.name))\" \(totals(report.results))"
                + " time=\"\(report.duration.inSeconds)\">",
        ]
        for (group, results) in groups.sorted(by: { $0.key < $1.key }) {
            lines.append("  <testsuite name=\"\(escaped(group))\" \(totals(results))>")
            for result in results { lines += self.lines(for: result) }
            lines.append("  </testsuite>")
        }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n") + "\n"
    }

    private func totals(_ results: [CaseResult]) -> String {
        let failures = results.count { $0.isRed && $0.outcome != .errored }
        let errors = results.count { $0.isRed && $0.outcome == .errored }
        let skipped = results.count { !$0.outcome.isRed && $0.outcome != .passed }
        return "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    }

    private func lines(for result: CaseResult) -> [String] {
        let group = result.id.split(separator: "/").dropLast().joined(separator: ".")
        let open =
            "    <testcase classname=\"\(escaped(group))\" name=\"\(escaped(result.title))\""
            + " file=\"\(escaped(result.id))\" time=\"\(result.duration.inSeconds)\""
        let reason = escaped(result.reason ?? result.findings.first?.headline ?? result.outcome.title)
        switch result.outcome {
        case .passed: return [open + "/>"]
        case .notApplicable, .notObservable:
            return [open + ">", "      <skipped message=\"\(reason)\"/>", "    </testcase>"]
        case .failed, .blocked, .errored:
            guard result.isRed else {
                return [open + ">", "      <skipped message=\"not scored: \(reason)\"/>", "    </testcase>"]
            }
            let element = result.outcome == .errored ? "error" : "failure"
            let type = escaped(result.broken.sorted().joined(separator: " "))
            let text = escaped(failureText.text(for: result))
            return [
                open + ">", "      <\(element) type=\"\(type)\" message=\"\(reason)\">\(text)</\(element)>",
                "    </testcase>",
            ]
        }
    }

    /// Escapes markup, and replaces what XML 1.0 cannot hold at all.
    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
