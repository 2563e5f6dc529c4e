/// Why a server does not start; every text says what, where and what to do.
public enum ServerError: Error, Sendable, Hashable {
    /// A value of the configuration is out of its bounds.
    case configuration(name: String, value: String, remedy: String)
    /// Another program listens there already.
    case portInUse(host: String, port: Int)
    /// The address cannot be listened on for another reason.
    case cannotListen(host: String, port: Int, reason: String)
    /// The database file cannot be opened or brought up to date.
    case database(path: String, reason: String)
    /// The server was started before.
    case alreadyStarted
}

extension ServerError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    public var description: String {
        switch self {
        case .configuration(let name, let value, let remedy):
            "\(name) is \(value): \(remedy)."
        case .portInUse(let host, let port):
            "Port \(port) on \(host) is in use by another program: stop it, or choose another port (0 takes a free one)."
        case .cannotListen(let host, let port, let reason):
            "Cannot listen on \(host):\(port) (\(reason)): choose an address of this machine and a port it allows."
        case .database(let path, let reason):
            "Cannot use the database \(path) (\(reason)): check that its folder exists and may be written to."
        case .alreadyStarted:
            "This server has been started before: make a new one for every start."
        }
    }
}
