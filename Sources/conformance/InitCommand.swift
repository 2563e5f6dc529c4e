import ArgumentParser
import ConformanceKit
import Foundation
import WireClient

/// `conformance init`: drafts an operations file for a server of any protocol.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Drafts an operations file for a chat server of any protocol.",
        discussion: """
            Asks the server what it shows to strangers (capabilities, an OpenAPI description, where a WebSocket or
            Socket.IO answers) and writes a commented file with what it found and what is to be filled in. Nothing is
            changed on the server.

            EXAMPLES
              conformance init --url http://127.0.0.1:4000 --output operations.yaml
              conformance probe --operations operations.yaml
              conformance run --operations operations.yaml
            """)

    @OptionGroup var target: TargetOptions

    @Option(help: "Write the file there; it must not exist yet. Standard output by default.")
    var output: String?

    func validate() throws {
        guard target.url != nil else { throw ValidationError("name the server with --url") }
    }

    func run() async throws {
        try await withToolErrors {
            if let output, FileManager.default.fileExists(atPath: output) {
                throw ToolError("\(output) exists already", remedy: "name another file, or remove it first")
            }
            let wireTarget = try target.wireTarget(target.url ?? "")
            let survey: ServerSurvey
            do {
                survey = try await ServerSurvey.of(wireTarget, own: SuiteOptions.own())
            } catch {
                FileHandle.standardError.write(Data("error: \(wireTarget.httpURL) does not answer: \(error)\n".utf8))
                throw ExitCode(5)
            }
            let text = OperationsDraft(survey).text
            guard let output else { return print(text, terminator: "") }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: output))
            } catch {
                throw ToolError(
                    "\(output) was not written: \(error.localizedDescription)",
                    remedy: "free the disk or name another path"
                )
            }
            print("\(output) is written; correct the lines marked FILL IN, then:")
            print("  conformance probe --operations \(output.shellQuoted)")
        }
    }
}
