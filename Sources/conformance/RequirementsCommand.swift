import ArgumentParser
import ConformanceKit
import Foundation
import RawJSON

/// `conformance requirements`: the register of a specification, for any suite.
struct RequirementsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requirements", abstract: "Reads the numbered requirements of a Markdown specification.",
        discussion: """
            EXAMPLES
              conformance requirements SPEC.md --output Fixtures/requirements.json
              conformance requirements SPEC.md --check Fixtures/requirements.json
            """)

    @Argument(help: "The specification.")
    var specification: String

    @Option(help: "Write the register there.")
    var output: String?

    @Option(help: "Fail if that file is not the register of this specification.")
    var check: String?

    func run() async throws {
        try await withToolErrors {
            let register = try RequirementRegister(specification: read(specification))
            let text = JSONWriter.pretty.string(register.json) + "\n"
            if let check, String(decoding: try read(check), as: UTF8.self) != text {
                throw ToolError(
                    "\(check) is not the register of \(specification)",
                    remedy: "conformance requirements \(specification) --output \(check)")
            }
            if let output { try Data(text.utf8).write(to: URL(fileURLWithPath: output)) }
            if output == nil, check == nil { print(text, terminator: "") }
            let words = "\(register.requirements.count) requirements in \(specification)\n"
            FileHandle.standardError.write(Data(words.utf8))
        }
    }

    private func read(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw ToolError("\(path) cannot be read: \(error.localizedDescription)", remedy: "check the path")
        }
    }
}
