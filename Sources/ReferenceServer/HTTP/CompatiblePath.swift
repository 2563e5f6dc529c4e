/// A path as a client wrote it, and the one by which it is routed: what is below `/admin/chat` is below
/// `/api/v2/admin/chat`, too.
///
/// - Source: SPEC DESK-025.
package struct CompatiblePath: Sendable, Hashable {
    /// With its query, as it came.
    package let written: String
    /// With its query.
    package var routed: String

    private static let short = ["admin", "chat"]
    private static let prefix = "/api/v2"

    package init(_ written: String) {
        self.written = written
        let path = written.prefix { $0 != "?" }
        // Empty segments count as little here as for the router.
        let segments = path.split(separator: "/").prefix(Self.short.count).map(String.init)
        routed = segments == Self.short ? Self.prefix + (path.hasPrefix("/") ? "" : "/") + written : written
    }
}
