import ArgumentParser
import ConformanceKit
import Foundation
import RawJSON
import WebSocketTransport
import WireClient

/// Which server is judged, and how it is reached.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server's base URL; without it a reference server is started.", valueName: "url"))
    var url: String?

    @Option(
        name: .customLong("target"),
        help: ArgumentHelp(
            "A YAML file that says all of this and more; see Targets in the README.",
            valueName: "file"))
    var file: String?

    @Option(
        name: .customLong("header"),
        help: ArgumentHelp(
            "A header for every request and handshake; `@FILE` as its value reads it from a file; repeatable.",
            valueName: "name: value"))
    var headers: [String] = []

    @Option(help: ArgumentHelp("Trust the certificates in this PEM file, and no others.", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("Show this certificate to the server, a PEM file.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The key of --certificate, if it is in another PEM file.", valueName: "file"))
    var key: String?

    @Option(
        name: .customLong("socket-url"),
        help: ArgumentHelp("The base URL of connections, if it is not that of calls.", valueName: "url"))
    var socketURL: String?

    @Option(help: ArgumentHelp("An HTTP proxy on the way to the server.", valueName: "url"))
    var proxy: String?

    @Flag(help: "Accept any TLS certificate.")
    var insecure = false

    @Option(
        name: .customLong("token"),
        help: ArgumentHelp(
            "An account that exists already: its token, or `@FILE` with it, and what else cases ask of it (userId=31). One serves one case; repeatable.",
            valueName: "actor=token[,name=value…]"))
    var tokens: [String] = []

    /// The same options for a command that repeats the run, without secrets.
    var replayWords: [String] {
        var words = file.map { ["--target", $0] } ?? []
        if insecure { words.append("--insecure") }
        if let ca { words += ["--ca", ca] }
        if let certificate { words += ["--certificate", certificate] }
        if let key { words += ["--key", key] }
        if let socketURL { words += ["--socket-url", socketURL] }
        if let proxy { words += ["--proxy", proxy] }
        for header in headers { words += ["--header", "\(header.prefix { $0 != ":" }): …"] }
        for token in tokens { words += ["--token", "\(token.prefix { $0 != "=" })=…"] }
        return words
    }

    /// What `--target` names; nil without it.
    func readFile() throws -> TargetFile? {
        guard let file else { return nil }
        return try TargetFile(yaml: Self.text(of: file), file: file)
    }

    /// A path in the target file, which counts from where that lies.
    func path(beside path: String) -> String {
        guard let file, !path.hasPrefix("/") else { return path }
        return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(path).path
    }

    static func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw ToolError("\(path) cannot be read: \(error.localizedDescription)", remedy: "check the path")
        }
    }

    /// The server at a URL, reached as these options say.
    func wireTarget(_ url: String) throws -> WireTarget {
        var target = try WireTarget(url, trust: trust, headers: extraHeaders())
        guard certificate != nil || key == nil else {
            throw ToolError("there is a --key without its certificate", remedy: "add --certificate FILE")
        }
        target.identity = certificate.map { ClientTLS.Identity(certificateFile: $0, keyFile: key ?? $0) }
        target.proxy = try proxy.map { text in
            let parts = try WireTarget(text)
            guard !parts.isSecure, parts.basePath.isEmpty else {
                throw ToolError("\(text) is no HTTP proxy", remedy: "write http://HOST:PORT")
            }
            return ProxyAddress(host: parts.host, port: parts.port)
        }
        return target
    }

    /// Which certificates are believed.
    var trust: CertificateTrust {
        if insecure { return .anything }
        return ca.map { .certificates(pemFile: $0) } ?? .system
    }

    /// The accounts of `--token`, by actor.
    func accounts() throws -> [String: [[String: JSONValue]]] {
        var actors: [String: [[String: JSONValue]]] = [:]
        for token in tokens {
            let parts = token.split(separator: ",").map(String.init)
            guard let first = parts.first?.pair, !first.value.isEmpty else {
                throw ToolError("--token '\(token)' names no actor and token", remedy: "write --token mei=TOKEN")
            }
            var attributes: [String: JSONValue] = ["token": .string(try Self.secret(first.value))]
            for part in parts.dropFirst() {
                guard let pair = part.pair else {
                    throw ToolError("'\(part)' in --token is no attribute", remedy: "write name=value, as userId=31")
                }
                attributes[pair.name] = Int(pair.value).map { .number(JSONNumber($0)) } ?? .string(pair.value)
            }
            actors[first.name, default: []].append(attributes)
        }
        return actors
    }

    /// A text, or what the file has that it names: a command line can be read in the list of processes.
    private static func secret(_ value: String) throws -> String {
        guard value.hasPrefix("@") else { return value }
        return try text(of: String(value.dropFirst())).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The headers, read.
    func extraHeaders() throws -> [WireHeader] {
        try headers.map { header in
            guard let colon = header.firstIndex(of: ":"), colon != header.startIndex else {
                throw ToolError("--header '\(header)' has no name", remedy: "write --header 'Name: value'")
            }
            let value = header[header.index(after: colon)...].drop { $0 == " " }
            return WireHeader(String(header[..<colon]), try Self.secret(String(value)))
        }
    }
}

extension String {
    /// The word as a shell reads it back.
    var shellQuoted: String {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "-_./:=@%+,".utf8.contains(byte)
            }
        }
        return isPlain && !isEmpty
            ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }

    /// The texts before and after the first `=`.
    fileprivate var pair: (name: String, value: String)? {
        guard let equals = firstIndex(of: "="), equals != startIndex else { return nil }
        return (String(self[..<equals]), String(self[index(after: equals)...]))
    }
}
