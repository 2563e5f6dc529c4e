import ArgumentParser
import ConformanceKit
import Fixtures
import Foundation
import RawJSON

/// `conformance explain`: a requirement in the specification's words, or a case as it is written.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Shows a requirement with the cases that prove it, or a case.",
        discussion: """
            EXAMPLES
              conformance explain MSG-008
              conformance explain messages/same-temp-id-is-one-message
            """)

    @OptionGroup var suiteOptions: SuiteOptions

    @Argument(help: "The id of a requirement or of a case.")
    var id: String

    func run() async throws {
        try await withToolErrors {
            let suite = try suiteOptions.load(lint: false)
            if let requirement = suite.requirements[id] {
                explain(requirement, suite)
            } else if let testCase = suite.testCase(id) {
                explain(testCase, suite)
            } else if let directory = Fixtures.universal?.path,
                let requirement = try Suite.requirements(in: directory)[id]
            {
                explain(requirement, nil)
                print("  `conformance explain \(id) --operations FILE` shows the cases that prove it")
            } else {
                let known = suite.cases.map(\.id) + suite.requirements.requirements.map(\.id)
                let alike = known.filter { $0.lowercased().contains(id.lowercased()) }.prefix(5)
                throw ToolError(
                    "there is no requirement and no case '\(id)'",
                    remedy: alike.isEmpty
                        ? "`conformance list` and `conformance list --requirements` show all"
                        : "did you mean \(alike.joined(separator: ", "))?")
            }
        }
    }

    private func explain(_ requirement: Requirement, _ suite: Suite?) {
        print("\(requirement.id) (\(requirement.level.rawValue)), \(requirement.chapter)")
        print("  profiles   \(requirement.profiles.joined(separator: ", "))")
        print("  \(requirement.sentence)")
        for (name, text) in requirement.trailer.sorted(by: { $0.key < $1.key }) { print("  \(name): \(text)") }
        if let reason = requirement.notObservable { print("  not observable: \(reason)") }
        for testCase in suite?.cases ?? [] where testCase.proves.contains(requirement.id) {
            print("  proven by  \(testCase.id): \(testCase.title)")
        }
    }

    private func explain(_ testCase: Case, _ suite: Suite) {
        print("\(testCase.id)\n  \(testCase.title)")
        for id in testCase.proves {
            print("  proves     \(id): \(suite.requirements[id]?.sentence ?? "")")
        }
        if case .differs(let twin, let places)? = testCase.twin {
            print("  twin       \(twin), which differs at \(places.map(\.pointer).joined(separator: ", "))")
        }
        let controls = suite.controls(of: testCase)
        if !controls.isEmpty { print("  controls   \(controls.joined(separator: ", "))") }
        if let world = suite.worlds[testCase.world] { print("  world      \(world.name): \(world.title)") }
        print(JSONWriter.pretty.string(testCase.source))
    }
}
