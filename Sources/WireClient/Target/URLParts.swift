/// A base URL taken apart, strictly: what a target cannot mean is refused with a remedy.
///
/// - Source: RFC 3986 section 3.
struct URLParts {
    let isSecure: Bool
    let host: String
    let port: Int
    let basePath: String

    init(_ url: String) throws(WireTargetError) {
        guard let separator = url.firstRange(of: "://") else { throw .missingScheme(url) }
        switch url[..<separator.lowerBound].lowercased() {
        case "http": isSecure = false
        case "https": isSecure = true
        case let scheme: throw .unknownScheme(scheme)
        }
        let rest = url[separator.upperBound...]
        guard !rest.contains("?"), !rest.contains("#") else { throw .queryOrFragment(url) }
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .illegalCharacter(url) }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else { throw .userInformation }
        (host, port) = try Self.split(authority, defaultPort: isSecure ? 443 : 80)
        var path = rest.dropFirst(authority.count)
        while path.last == "/" { path.removeLast() }
        basePath = String(path)
    }

    private static func split(
        _ authority: Substring, defaultPort: Int
    ) throws(WireTargetError) -> (host: String, port: Int) {
        var host = authority
        var port: Substring?
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { throw .missingHost(String(authority)) }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { throw .badPort(String(rest)) }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty else { throw .missingHost(String(authority)) }
        guard let port else { return (String(host), defaultPort) }
        guard let number = Int(port), (1...65_535).contains(number) else { throw .badPort(String(port)) }
        return (String(host), number)
    }
}
