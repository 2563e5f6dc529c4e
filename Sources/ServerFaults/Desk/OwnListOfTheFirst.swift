import ChatProtocol
import ReferenceServer
import Synchronization

extension Fault {
    static let ownListOfTheFirst = Fault(
        "own-list-of-the-first", breaks: "DESK-029",
        "gives everybody the own list of whoever asked for one first"
    ) { ServerSeams(decisions: OwnListOfTheFirst()) }
}

/// Remembers one customer, as a cache does whose key lacks the caller.
private final class OwnListOfTheFirst: Decisions {
    private let first = Mutex<UserID?>(nil)

    func customer(ofOwnList caller: UserID) -> UserID {
        first.withLock { first in
            let customer = first ?? caller
            first = customer
            return customer
        }
    }
}
