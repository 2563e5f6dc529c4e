/// Why a base URL names no server that can be driven.
public enum WireTargetError: Error, Sendable, Hashable {
    case missingScheme(String)
    case unknownScheme(String)
    case missingHost(String)
    case badPort(String)
    case userInformation
    case queryOrFragment(String)
    case illegalCharacter(String)
}

extension WireTargetError: CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var description: String {
        switch self {
        case .missingScheme(let url):
            "the target \"\(url)\" has no scheme; write http://\(url) or https://\(url)"
        case .unknownScheme(let scheme):
            switch scheme {
            case "ws": "the target's scheme is ws; write http, the socket's URL follows from it"
            case "wss": "the target's scheme is wss; write https, the socket's URL follows from it"
            default: "the target's scheme is \(scheme); write http or https"
            }
        case .missingHost(let authority):
            "the target names no host in \"\(authority)\"; write one, for instance http://127.0.0.1:8080"
        case .badPort(let port):
            "the target's port \"\(port)\" is no number from 1 to 65535"
        case .userInformation:
            "the target carries a user name or password; leave it out and give credentials as a header"
        case .queryOrFragment(let url):
            "the target \"\(url)\" has a query or fragment; give the base URL only"
        case .illegalCharacter(let url):
            "the target \"\(url)\" holds a blank or a character outside ASCII; percent-encode the path and write an "
                + "international host name in its xn-- form"
        }
    }
}
