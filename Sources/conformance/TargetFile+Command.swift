import ConformanceKit
import Foundation

extension RunCommand {
    /// The same command with what the target file says and the command line does not.
    func taking(_ file: TargetFile?) -> RunCommand {
        guard let file else { return self }
        var command = self
        command.target.url = target.url ?? file.url
        command.target.headers += file.headers.map { header in
            // A file that it names lies beside the target file.
            let value =
                header.value.hasPrefix("@") ? "@" + target.path(beside: String(header.value.dropFirst())) : header.value
            return "\(header.name): \(value)"
        }
        command.target.ca = target.ca ?? file.certificates.map(target.path(beside:))
        command.target.certificate = target.certificate ?? file.identity.map { target.path(beside: $0.certificate) }
        command.target.key = target.key ?? file.identity.map { target.path(beside: $0.key) }
        command.target.socketURL = target.socketURL ?? file.socketURL
        command.target.proxy = target.proxy ?? file.proxy
        command.target.insecure = target.insecure || file.isInsecure
        if suiteOptions.suite == nil, suiteOptions.operations == nil {
            command.suiteOptions.suite = file.suite.map(target.path(beside:))
            command.suiteOptions.operations = file.operations.map(target.path(beside:))
        }
        if suiteOptions.descriptor == nil, let descriptor = file.descriptor {
            let path = target.path(beside: descriptor)
            command.suiteOptions.descriptor = FileManager.default.fileExists(atPath: path) ? path : descriptor
        }
        let given = Set(controls.controls.map { $0.prefix { $0 != "=" } })
        command.controls.controls += file.controls.filter { !given.contains($0.name[...]) }
            .map { "\($0.name)=\($0.command)" }
        command.jobs = jobs ?? file.jobs
        command.safe = safe || file.isSafe
        return command
    }
}

/// The failures that a target file expects, written in it or in a file of their own.
struct ExpectedFailures {
    let all: [ExpectedFailure]
    /// The file of their own.
    private let path: String?

    init(_ file: TargetFile?, _ target: TargetOptions) throws {
        path = file?.expectedFile.map(target.path(beside:))
        guard let path else {
            all = file?.expected ?? []
            return
        }
        all =
            FileManager.default.fileExists(atPath: path)
            ? try ExpectedFailure.list(yaml: TargetOptions.text(of: path), file: path) : []
    }

    /// Fails before the run if there is nothing to write into.
    func checkFile() throws {
        guard path == nil else { return }
        throw ToolError(
            "the target file names no file of expected failures",
            remedy: "write `expected: expected.yaml` in it; its other lines are yours and stay as they are")
    }

    /// Writes what a run has found.
    func update(by report: RunReport) throws {
        guard let path, report.verdict != .unreachable, report.verdict != .error else {
            throw ToolError("the run did not come to a verdict", remedy: "mend that first; nothing was written")
        }
        let text = ExpectedFailure.yaml(for: report, known: all, note: "new; say here why it is accepted")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        print("\(path) is written; give every new entry its reason")
    }
}
