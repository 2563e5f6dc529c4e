/// A REST request as a command line that can be pasted into a shell.
struct CurlCommand {
    let method: String
    let url: String
    let headers: [(name: String, value: String)]
    let body: String?

    /// One line; values are in single quotes.
    var text: String {
        var words = ["curl", "-i"]
        if method != "GET" { words += ["-X", method] }
        for header in headers { words += ["-H", quoted("\(header.name): \(header.value)")] }
        if let body { words += ["--data-binary", quoted(body)] }
        return (words + [quoted(url)]).joined(separator: " ")
    }

    private func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
