import Hummingbird

extension Request {
    /// The path as the router reads it, which skips empty segments: `//api/` is `/api`.
    ///
    /// Whoever judges a request by its path judges this one, so that nothing reaches a route unjudged.
    var routedPath: String {
        "/" + uri.path.split(separator: "/").joined(separator: "/")
    }
}
