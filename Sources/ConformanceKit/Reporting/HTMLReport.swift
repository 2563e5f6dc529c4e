import RawJSON

/// A run as one page that needs nothing but a browser: the JSON report inside a page that shows it.
public struct HTMLReport: Sendable {
    private let replay: @Sendable (CaseResult) -> String

    /// - Parameter replay: the command line that runs just this case again.
    public init(replay: @escaping @Sendable (CaseResult) -> String) {
        self.replay = replay
    }

    /// The whole page.
    public func text(for report: RunReport, suite: Suite?) -> String {
        var data = JSONReport().value(for: report, suite: suite).objectValue ?? JSONObject()
        data["replay"] = .object(JSONObject(report.results.filter(\.isRed).map { ($0.id, .string(replay($0))) }))
        // Inside a script element only this character could end it.
        let json = JSONWriter.compact.string(.object(data)).split(separator: "<", omittingEmptySubsequences: false)
            .joined(separator: "\\u003c")
        let page = String(decoding: PackageResources.report_html, as: UTF8.self)
        let parts = page.split(separator: Self.marker, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.joined(separator: json)
    }

    /// Where the report stands in the page.
    private static let marker = "@REPORT@"
}
