import ArgumentParser
import ConformanceKit
import Foundation
import RawJSON

/// Commands that do to the server what cannot be done over the wire.
struct ControlOptions: ParsableArguments {
    @Option(
        name: .customLong("control"),
        help: ArgumentHelp(
            """
            What cases may ask of the server's operator: a command for /bin/sh. It gets the arguments as JSON on \
            standard input, CONFORMANCE_URL and CONFORMANCE_CONTROL in its environment, and 60 s; repeatable. \
            `conformance list --controls` shows the names.
            """, valueName: "name=command"))
    var controls: [String] = []

    /// The same options for a command that repeats the run, without what may be secret in a command.
    var replayWords: [String] { controls.flatMap { ["--control", "\($0.prefix { $0 != "=" })=…"] } }

    /// The controls of `--control`, by name.
    func controls(for suite: Suite, at url: String) throws -> [String: Control] {
        let known = suite.controls.map(\.name)
        var found: [String: Control] = [:]
        for text in controls {
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex,
                text.index(after: equals) != text.endIndex
            else {
                throw ToolError(
                    "--control '\(text)' is no name with a command", remedy: "write --control 'restart=./restart.sh'")
            }
            let name = String(text[..<equals])
            guard known.contains(name) else {
                throw ToolError(
                    "no case of the suite uses a control '\(name)'",
                    remedy: known.isEmpty ? "leave it out" : "use one of: \(known.joined(separator: ", "))")
            }
            guard found[name] == nil else {
                throw ToolError("the control '\(name)' is given twice", remedy: "give one command that does it all")
            }
            found[name] = Self.control(name, String(text[text.index(after: equals)...]), url)
        }
        return found
    }

    private static func control(_ name: String, _ command: String, _ url: String) -> Control {
        { arguments in
            let process = ControlProcess(
                command: command, input: Data((arguments.description + "\n").utf8),
                variables: ["CONFORMANCE_URL": url, "CONFORMANCE_CONTROL": name])
            let ended = try await process.run()
            guard ended.status == 0, !ended.isOverdue else { throw ControlFailure(ended, process.limit) }
            // What is no JSON object is no answer; a command may say what it likes when no case looks at it.
            let answer = Result { () throws(JSONParseError) in try JSONParser().parse(ended.output).value }
            guard case .success(.object(let object)) = answer else { return nil }
            return .object(object)
        }
    }
}

/// A command that did not do what it was asked for.
struct ControlFailure: Error, CustomStringConvertible {
    let description: String

    init(_ ended: ControlProcess.Ended, _ limit: Duration) {
        let lines = ended.errors.split(separator: "\n").suffix(5).joined(separator: "\n  ")
        let what =
            ended.isOverdue
            ? "its command had not ended after \(limit) and was killed"
            : "its command ended with exit status \(ended.status)"
        description = what + (lines.isEmpty ? " and said nothing on standard error" : ":\n  \(lines)")
    }
}
