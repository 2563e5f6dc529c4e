import RawJSON
import Synchronization

/// Accounts that exist on the target already, by actor; each serves one case, because what a case leaves behind would
/// be another's false finding.
final class GivenAccounts: Sendable {
    /// The actors for which there are any, used or not.
    let actors: Set<String>
    /// Every token, for redaction.
    let secrets: [String]
    private let unused: Mutex<[String: [[String: JSONValue]]]>

    init(_ accounts: [String: [[String: JSONValue]]]) {
        actors = Set(accounts.keys)
        secrets = accounts.values.flatMap { $0 }.compactMap { $0["token"]?.stringValue }
        unused = Mutex(accounts.mapValues { $0.reversed() })
    }

    /// The next account of an actor that no case has had, in the order in which they were given.
    func take(_ actor: String) -> [String: JSONValue]? {
        unused.withLock { $0[actor]?.popLast() }
    }
}
