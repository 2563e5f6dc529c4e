import ArgumentParser
import ConformanceKit
import Foundation
import RawJSON

/// In which forms and where a run is written down.
struct ReportOptions: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "pretty, json, junit or html, to a file or to standard output; repeatable.", valueName: "format[=path]"))
    var reports: [Report] = []

    /// A form and its destination.
    struct Report: ExpressibleByArgument {
        enum Format: String, CaseIterable {
            case pretty, json, junit, html
        }

        let format: Format
        /// Nil: standard output.
        let path: String?

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first, let format = Format(rawValue: name) else { return nil }
            self.format = format
            path = parts.count == 2 ? parts[1] : nil
        }

        static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }
    }

    /// Whether standard output belongs to a form for other programs, so that people's text goes elsewhere.
    var takesStandardOutput: Bool { reports.contains { $0.path == nil && $0.format != .pretty } }

    /// Fails before the run if a report could not be written after it.
    func checkPaths() throws {
        for path in reports.compactMap(\.path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard FileManager.default.isWritableFile(atPath: folder) else {
                throw ToolError("the report \(path) cannot be written", remedy: "make the folder \(folder) first")
            }
        }
    }

    /// Writes every report that was asked for; the pretty text on the terminal is the caller's.
    ///
    /// - Parameter replay: the command line that runs just this case again.
    func write(
        _ report: RunReport, suite: Suite, failures: FailureText, replay: @escaping @Sendable (CaseResult) -> String
    ) throws {
        for wanted in reports {
            let text: String
            switch wanted.format {
            case .pretty where wanted.path == nil: continue
            case .pretty: text = Self.pretty(report, failures)
            case .json: text = JSONWriter.pretty.string(JSONReport().value(for: report, suite: suite)) + "\n"
            case .html: text = HTMLReport(replay: replay).text(for: report, suite: suite)
            case .junit: text = JUnitReport(failureText: failures).text(for: report)
            }
            guard let path = wanted.path else {
                FileHandle.standardOutput.write(Data(text.utf8))
                continue
            }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            } catch {
                throw ToolError(
                    "the report \(path) was not written: \(error.localizedDescription)",
                    remedy: "free the disk or name another path")
            }
        }
    }

    /// How many failures are told whole; nobody reads more before mending the first.
    private static let mostFailures = 20

    /// Failures and summary as people read them.
    static func pretty(_ report: RunReport, _ failures: FailureText) -> String {
        // One cause is told once.
        var told: Set<String> = []
        var alike = 0
        let different = report.red.filter { result in
            guard result.outcome == .blocked, let reason = result.reason else { return true }
            let isNew = told.insert(reason).inserted
            if !isNew { alike += 1 }
            return isNew
        }
        let rest = different.count - mostFailures
        var more = rest > 0 ? ["… and \(rest) more: named below, told whole by --report json"] : []
        if alike > 0 { more.append("… and \(alike) more blocked for a reason that is told above") }
        let shown = different.prefix(mostFailures).map(failures.text(for:))
        return (shown + more + [SummaryText().text(for: report)]).joined(separator: "\n\n") + "\n"
    }
}
