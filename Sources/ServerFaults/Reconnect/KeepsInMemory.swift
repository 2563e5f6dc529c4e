import ChatProtocol
import ReferenceServer
import Synchronization

extension Fault {
    static let keepsInMemory = Fault(
        "keeps-in-memory", breaks: "WIRE-056",
        "forgets the events that it keeps when its process ends"
    ) { ServerSeams(decisions: KeepsInMemory()) }
}

/// Gives nothing that is older than the server's last start.
private final class KeepsInMemory: Decisions {
    private let start = Mutex(Timestamp.now())

    /// A server that stops may start again in the same process, with the same decisions.
    func goodbye() -> CloseCode {
        start.withLock { $0 = .now() }
        return .goingAway
    }

    func delivered(_ kept: [KeptFrame]) -> [KeptFrame] {
        let start = start.withLock { $0 }
        return kept.filter { frame in
            let told = JSONObject.parse(frame.json)?["timestamp"] as? String
            return told.flatMap { Timestamp($0) }.map { $0 > start } == true
        }
    }
}
