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

    /// The part of a history that the query asks for.
    ///
    /// - Errors: 2001, 2002, 4044.
    /// - Source: SPEC MSG-021.
    func historyPart() throws(Refusal) -> HistoryRequest {
        try HistoryRequest(
            page: query("page"), pageSize: query("pageSize"), before: query("before"), after: query("after"))
    }
}
