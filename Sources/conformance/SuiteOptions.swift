import ArgumentParser
import ConformanceKit
import Fixtures
import Foundation

/// Which suite a command works on.
struct SuiteOptions: ParsableArguments {
    @Option(
        name: [.long, .customLong("fixtures")],
        help: ArgumentHelp("A directory with suite.json; the protocol's own suite by default.", valueName: "dir"))
    var suite: String?

    @Option(
        help: ArgumentHelp(
            "Judge a chat of any other protocol, in the words of this file: the universal suite.", valueName: "file"))
    var operations: String?

    @Option(
        help: ArgumentHelp(
            "Judge a server of a similar dialect, as this file translates it; or one of the built-in names.",
            valueName: "file"))
    var descriptor: String?

    /// Reads the suite; one that cannot be trusted is not given out unless a command wants to see why.
    ///
    /// Part of a suite is trusted as far as its own cases are: what is wrong elsewhere, or not covered yet, does not
    /// change a verdict that is partial anyway.
    func load(lint: Bool = true, for selection: Selection = Selection()) throws -> Suite {
        if let operations = try readOperations() {
            guard let directory = suite ?? Fixtures.universal?.path else { throw Self.missing }
            let suite = try Suite.universal(directory, operations: operations)
            return lint ? try linted(suite, self.operations ?? "", selection) : suite
        }
        guard let directory = suite ?? Fixtures.directory?.path else { throw Self.missing }
        let loaded =
            try readDescriptor().map { try Suite.load(directory, through: $0) } ?? Suite.load(directory)
        return lint ? try linted(loaded, "the suite in \(directory)", selection) : loaded
    }

    private func linted(_ loaded: Suite, _ name: String, _ selection: Selection) throws -> Suite {
        let all = Linter.findings(loaded)
        let findings = selection.isEverything ? all : all.filter { loaded.concerns(selection, $0) }
        guard findings.isEmpty else {
            let more = findings.count > 10 ? ["  and \(findings.count - 10) more"] : []
            let list = (findings.prefix(10).map { "  \($0)" } + more).joined(separator: "\n")
            throw ToolError(
                "\(name) has lint findings, so that its verdict could be wrong:\n\(list)",
                remedy: "mend them; `conformance lint` shows them again")
        }
        return loaded
    }

    /// What `--operations` names; nil without it.
    func readOperations() throws -> Operations? {
        guard let operations else { return nil }
        let text: String
        do {
            text = try String(contentsOfFile: operations, encoding: .utf8)
        } catch {
            throw ToolError(
                "\(operations) cannot be read: \(error.localizedDescription)",
                remedy: "`conformance init` writes an operations file to begin with")
        }
        return try Operations(yaml: text, file: operations)
    }

    /// What `--descriptor` names; nil without it.
    func readDescriptor() throws -> Descriptor? {
        guard let descriptor else { return nil }
        let shipped = Fixtures.descriptors?.appendingPathComponent(descriptor + ".yaml").path
        let path = FileManager.default.fileExists(atPath: descriptor) ? descriptor : shipped ?? descriptor
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ToolError(
                "the descriptor \(descriptor) cannot be read: \(error.localizedDescription)",
                remedy: "name a file, or one of those in Fixtures/descriptors without its suffix")
        }
        return try Descriptor(yaml: text, file: path)
    }

    /// The protocol's own suite.
    static func own() throws -> Suite {
        guard let directory = Fixtures.directory?.path else { throw missing }
        return try Suite.load(directory)
    }

    static let missing = ToolError(
        "the built-in suite is missing beside the executable", remedy: "name one with --suite DIR")
}

extension Suite {
    /// Whether it is the suite of the protocol itself, for which there are schemas and a server.
    var isOwn: Bool { manifest.name == "chat-protocol" }
}

/// A fault of an option, a file or the harness itself: what is wrong, and what to do.
struct ToolError: Error, CustomStringConvertible {
    let problem: String
    let remedy: String

    init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    var description: String { "\(problem)\n  → \(remedy)" }
}

/// Runs a command's work; whatever it throws is the harness's or an option's fault and exits with 4.
func withToolErrors<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
        return try await work()
    } catch let exit as ExitCode {
        throw exit
    } catch {
        FileHandle.standardError.write(Data("error: \(error)\n".utf8))
        throw ExitCode(4)
    }
}
