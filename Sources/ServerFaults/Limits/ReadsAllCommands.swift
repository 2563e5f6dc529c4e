import ChatProtocol
import ReferenceServer

extension Fault {
    static let readsAllCommands = Fault(
        "reads-all-commands", breaks: "WIRE-042", "refuses no command, however many come", deciding: ReadsAllCommands())
}

private struct ReadsAllCommands: Decisions {
    func rateOfCommands(_ declared: Rate?) -> Rate? {
        nil
    }
}
