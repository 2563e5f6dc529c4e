import ArgumentParser
import ServerFaults

/// `faults`: lists what can be wrong.
struct FaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Lists name, requirement and effect of every defect, separated by tabs.",
        discussion: """
            With --missing it lists the requirements for which there is no defect, and why.

            EXAMPLES
              faulty-server faults
              faulty-server faults --missing
            """)

    @Flag(help: "The requirements without a defect, each with the reason.")
    var missing = false

    func run() {
        if missing {
            for missing in Fault.missing { print(missing.requirement, missing.reason, separator: "\t") }
        } else {
            for fault in Fault.all { print(fault.name, fault.requirement, fault.summary, separator: "\t") }
        }
    }
}
