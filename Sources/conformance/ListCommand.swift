import ArgumentParser
import ConformanceKit

/// `conformance list`: what there is to run.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the cases, the requirements, or the controls with the cases that use them.")

    @OptionGroup var suiteOptions: SuiteOptions

    @Flag(help: "List requirements instead of cases.")
    var requirements = false

    @Flag(help: "List what cases ask of the server's operator, for `run --control`.")
    var controls = false

    @Option(name: .customLong("case"), help: "Only cases like this: an id, a folder, or with *; repeatable.")
    var cases: [String] = []

    func run() async throws {
        let suite = try await withToolErrors { try suiteOptions.load(lint: false) }
        if requirements { return listRequirements(suite) }
        if controls { return listControls(suite) }
        let chosen = suite.cases.filter(Selection(cases: cases).includes)
        for testCase in chosen {
            print("\(testCase.id)\n    \(testCase.title)\n    \(testCase.proves.joined(separator: ", "))")
        }
        print("\(chosen.count) cases")
    }

    private func listControls(_ suite: Suite) {
        for control in suite.controls { print("\(control.name)\n    " + control.cases.joined(separator: "\n    ")) }
        print("\(suite.controls.count) controls")
    }

    private func listRequirements(_ suite: Suite) {
        var counts = (proven: 0, unobservable: 0, open: 0)
        for requirement in suite.requirements.requirements where !requirement.isWithdrawn {
            let proving = suite.cases.filter { $0.proves.contains(requirement.id) }.map(\.id)
            print("\(requirement.id) (\(requirement.level.rawValue)) [\(requirement.profiles.joined(separator: ", "))]")
            print("    \(requirement.sentence)")
            if let reason = requirement.notObservable {
                counts.unobservable += 1
                print("    not observable: \(reason)")
            } else if proving.isEmpty {
                counts.open += 1
                print("    no case")
            } else {
                counts.proven += 1
                print("    " + proving.joined(separator: "\n    "))
            }
        }
        print("\(counts.proven) with cases, \(counts.unobservable) not observable, \(counts.open) without either")
    }
}
