import ReferenceServer

extension Fault {
    static let longPathsOnly = Fault(
        "long-paths-only", breaks: "DESK-025",
        "knows no path without /api/v2", deciding: LongPathsOnly())
}

private struct LongPathsOnly: Decisions {
    func routedPath(_ path: CompatiblePath) -> CompatiblePath {
        var path = path
        path.routed = path.written
        return path
    }
}
