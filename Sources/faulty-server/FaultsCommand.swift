import ArgumentParser
import ServerFaults

/// `faults`: lists what can be wrong.
struct FaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Lists name, requirement and effect of every defect, separated by tabs.")

    func run() {
        for fault in Fault.all {
            print(fault.name, fault.requirement, fault.summary, separator: "\t")
        }
    }
}
