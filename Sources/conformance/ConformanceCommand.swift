import ArgumentParser

/// `conformance`: one file per command, nothing else.
@main
struct ConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Finds out whether a chat server speaks the protocol, requirement by requirement.",
        discussion: """
            EXAMPLES
              conformance run                               judge the built-in reference server
              conformance run --url http://127.0.0.1:8080   judge your own
              conformance run --url … --case 'desk/*'       only the cases of one chapter
              conformance init --url http://127.0.0.1:4000  draft what a server of your own protocol calls things
              conformance explain MSG-008                   the sentence, and the cases that prove it
              conformance list --requirements               every requirement with its cases

            EXIT CODES
              0 conformant   1 a requirement is broken   2 unstable   3 nothing meaningful ran
              4 the suite, an option or the harness is at fault   5 the target does not answer   64 bad usage
            """,
        version: "0.2.0",
        subcommands: [
            RunCommand.self, InitCommand.self, RecordCommand.self, ProbeCommand.self, ListCommand.self,
            ExplainCommand.self,
            LintCommand.self, RequirementsCommand.self,
        ],
        defaultSubcommand: RunCommand.self)
}
