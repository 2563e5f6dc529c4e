import ConformanceKit
import Foundation
import Synchronization

/// What a person sees while a run goes on: one moving line on a terminal, plain lines elsewhere.
final class Console: RunObserving {
    private struct Progress {
        var planned = 0
        var ended = 0
        var red = 0
        let began = ContinuousClock.now
    }

    private let progress = Mutex(Progress())
    private let output: FileHandle
    private let isTerminal: Bool

    /// - Parameter isQuiet: standard output belongs to a report; people's text goes to standard error.
    init(isQuiet: Bool) {
        output = isQuiet ? .standardError : .standardOutput
        isTerminal = isatty(output.fileDescriptor) == 1
    }

    /// The first line.
    func begin(_ line: String) { write(line + "\n") }

    func planned(_ count: Int) { progress.withLock { $0.planned = count } }

    func ended(_ result: CaseResult) {
        progress.withLock { progress in
            progress.ended += 1
            if result.isRed { progress.red += 1 }
            if result.isRed || result.isUnstable {
                let word = result.isUnstable ? "unstable" : result.outcome.title
                clearLine()
                write("\(word)  \(result.id)  \(result.broken.sorted().joined(separator: ", "))\n")
            }
            guard isTerminal else { return }
            let seconds = (ContinuousClock.now - progress.began).components.seconds
            let share = progress.planned == 0 ? 0 : progress.ended * 30 / progress.planned
            let bar = String(repeating: "█", count: share) + String(repeating: "·", count: 30 - share)
            write("\r\(bar) \(progress.ended)/\(progress.planned)  \(progress.red) red  \(seconds) s ")
        }
    }

    /// Failures, then the summary.
    func finish(_ report: RunReport, _ failures: FailureText) {
        clearLine()
        let text = ReportOptions.pretty(report, failures)
        write(report.red.isEmpty ? text : "\n" + text)
    }

    private func clearLine() {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { output.write(Data(text.utf8)) }
}
