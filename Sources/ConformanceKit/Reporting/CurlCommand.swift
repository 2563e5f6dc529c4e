import Foundation
import WireClient

/// A REST request as a command line that can be pasted into a shell.
struct CurlCommand {
    let method: String
    let url: String
    let headers: [(name: String, value: String)]
    let body: String?

    /// One line; values are in single quotes.
    var text: String {
        var words = ["curl", "-i"]
        // With a body, curl would make a POST of it.
        if method != "GET" || body != nil { words += ["-X", method] }
        for header in headers { words += ["-H", quoted("\(header.name): \(header.value)")] }
        if let body { words += ["--data-binary", quoted(body)] }
        return (words + [quoted(url)]).joined(separator: " ")
    }

    /// A command without its secrets, in which the scheme of `Authorization` still says what is to be put there.
    static func redacted(_ command: String, by redact: (String) -> String) -> String {
        let text = redact(command)
        let scheme = command.firstMatch(of: #/[Aa]uthorization: ([A-Za-z]+) /#).map { String($0.1) }
        guard let scheme else { return text }
        return text.replacing(#/([Aa]uthorization): ‹redacted›/#) { "\($0.1): \(scheme) \(Redactor.mark)" }
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
