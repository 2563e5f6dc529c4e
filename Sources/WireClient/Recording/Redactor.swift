import NIOConcurrencyHelpers
import RawJSON

/// Takes secrets out of any text that leaves the harness: reports, transcripts, curl lines, log lines.
///
/// It finds values by their name (a header line, a JSON member at any depth of quoting, a query or form parameter) and
/// by themselves, once they are registered. It would rather take out too much.
public final class Redactor: Sendable {
    /// What stands where a secret was.
    public static let mark = "‹redacted›"

    /// The names whose values are secret, in any case of letters.
    public struct Names: Sendable {
        /// Names of headers, in small letters.
        public var headers: Set<String>
        /// Names of JSON members, in small letters.
        public var members: Set<String>
        /// Names of query and form parameters, in small letters.
        public var parameters: Set<String>

        /// The names under which credentials usually travel, unless others are given.
        public init(
            headers: Set<String> = [
                "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
                "x-csrf-token",
            ],
            members: Set<String> = credentialNames, parameters: Set<String> = credentialNames
        ) {
            self.headers = Set(headers.map { $0.lowercased() })
            self.members = Set(members.map { $0.lowercased() })
            self.parameters = Set(parameters.map { $0.lowercased() })
        }

        /// Names of members and parameters that usually hold a credential.
        public static let credentialNames: Set<String> = [
            "password", "newpassword", "oldpassword", "currentpassword", "token", "accesstoken", "refreshtoken",
            "idtoken", "access_token", "refresh_token", "id_token", "jwt", "secret", "clientsecret", "client_secret",
            "apikey", "api_key", "sessiontoken", "session_token",
        ]
    }

    private let scanner: SecretScanner
    private let literals = NIOLockedValueBox(LiteralSecrets())

    /// Knows the usual names and no literal secret.
    public init(_ names: Names = Names()) {
        scanner = SecretScanner(names: names)
    }

    /// Takes this value out from now on, also where it stands escaped in JSON or percent-encoded.
    public func register(_ secret: String) {
        guard !secret.isEmpty else { return }
        let quoted = JSONWriter.compact.string(.string(secret)).dropFirst().dropLast()
        literals.withLockedValue { literals in
            for form in [secret, String(quoted), PercentEncoding.encode(secret)] { literals.add(form) }
        }
    }

    /// The text without its secrets; a text without any comes back as it is.
    public func redact(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let withoutLiterals = literals.withLockedValue { $0 }.redact(bytes)
        let redacted = scanner.redact(withoutLiterals)
        return redacted == bytes ? text : String(decoding: redacted, as: UTF8.self)
    }

    /// The header with its value taken out when its name says so.
    public func redact(_ header: WireHeader) -> WireHeader {
        if scanner.names.headers.contains(header.name.lowercased()) { return WireHeader(header.name, Self.mark) }
        return WireHeader(header.name, redact(header.value))
    }
}
