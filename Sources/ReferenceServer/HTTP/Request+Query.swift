import ChatProtocol
import Hummingbird

extension Request {
    func query(_ name: Substring) -> String? {
        uri.queryParameters[name].map(String.init)
    }

    /// The page that the query asks for.
    ///
    /// - Errors: 2001.
    /// - Source: SPEC DESK-019.
    func page(defaultSize: Int) throws(Refusal) -> PageRequest {
        try PageRequest(page: query("page"), pageSize: query("pageSize"), defaultSize: defaultSize)
    }
}
